"""`python -m handlers`: the bot in Slack, the same as `kansrijk slack`."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.argv = ["kansrijk", "slack", *sys.argv[1:]]
    main()
