"""Starts the program: `python -m sipdesk`."""

import sys

from sipdesk import quick_start


def main() -> int:
    """Run the program; the answer is the exit code."""
    with quick_start.light():
        from sipdesk import app
    return app.main()


if __name__ == "__main__":
    sys.exit(main())
