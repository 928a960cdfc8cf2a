"""Kansrijk: the core. It knows the knowledge and the law, and nothing of Slack."""
