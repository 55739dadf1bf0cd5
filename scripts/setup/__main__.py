"""The set-up's verbs: `python3 -m scripts.setup`, on the system's own Python, before anything else is there."""

import sys

from scripts.setup.debian import find_browser, find_engines, find_press, find_servers
from scripts.setup.locks import make_locks
from scripts.setup.packages import set_up
from scripts.setup.peers import set_up_bench
from scripts.setup.step import stop


def main() -> None:
    """Do what the argument asks: nothing for the set-up, or one of the verbs below."""
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed.")
    verbs = {
        (): set_up,
        ("browser",): find_browser,
        ("engines",): find_engines,
        ("servers",): find_servers,
        ("paper",): find_press,
        ("bench",): set_up_bench,
        ("lock",): make_locks,
    }
    try:
        verbs[tuple(sys.argv[1:])]()
    except KeyboardInterrupt:
        stop("interrupted; start it again to go on.")


if __name__ == "__main__":
    main()
