"""What the bot promises in Telegram, against a simulated Bot API over real HTTP."""
