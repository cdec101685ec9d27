"""The bot in Telegram."""
