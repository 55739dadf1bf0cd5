"""The set-up's verbs: `python3 -m scripts.setup`, on the system's own Python, before anything else is there."""

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from scripts.setup.debian import find, missing_browser, missing_engines, missing_press, missing_servers
from scripts.setup.locks import make_locks
from scripts.setup.packages import set_up
from scripts.setup.peers import set_up_bench
from scripts.setup.step import stop

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Do what the argument asks: nothing for the set-up, or one of the verbs below."""
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed.")
    verbs: dict[tuple[str, ...], Callable[[], None]] = {
        (): set_up,
        ("browser",): partial(find, missing_browser),
        ("paper",): partial(find, missing_press),
        ("test",): set_up_tests,
        ("bench",): set_up_bench,
        ("lock",): make_locks,
    }
    try:
        verbs[tuple(sys.argv[1:])]()
    except KeyboardInterrupt:
        stop("interrupted; start it again to go on.")


def set_up_tests() -> None:
    """Bring in whatever the tests need: what the locks name and what Debian gives come beside each other."""
    with ThreadPoolExecutor() as pool:
        debian = pool.submit(find, missing_browser, missing_engines, missing_servers, missing_press)
        set_up()
        debian.result()


if __name__ == "__main__":
    main()
