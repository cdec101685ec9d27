"""Pictures of what the bot's messages look like, drawn from real answers; see ``__main__``."""
