"""What the bot promises: from a question to a cited answer."""
