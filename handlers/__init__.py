"""The Slack rim: thin listeners, one module per conversation. It knows Slack; `bot` does not. `running` puts it together."""
