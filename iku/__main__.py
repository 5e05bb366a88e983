"""`python -m iku` and the `iku` command."""

import sys


def main() -> int:
    """Run the command line; the exit code."""
    from iku.command.parser import run
    from iku.command.streams import prepare

    prepare()
    return run()


if __name__ == "__main__":
    sys.exit(main())
