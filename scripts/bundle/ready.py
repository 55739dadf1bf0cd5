"""Methods of dataclasses, written beforehand.

Python writes the methods of a dataclass as text and compiles it whenever the class is made: half of the time that the
rules take to load in a browser. The same text, compiled with everything else, gives the same functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATACLASSES, MODULE = "dataclasses.py", "_ready.py"
_HEAD = '''"""Functions that dataclasses would write now, by their text; any other text is compiled as ever."""
import builtins
from types import FunctionType

_READY = {}


def exec(text, scope, names):
    ready = _READY.get(text)
    if ready is None:
        builtins.exec(text, scope, names)
    else:
        names[ready.__name__] = FunctionType(ready.__code__, scope)
'''
_EACH = "\n\n{text}\n\n_READY[{text!r}] = {name}\n"
_TAKEN = b"\nfrom _ready import exec\n"


def ready(sources: Mapping[str, bytes], texts: Iterable[str]) -> dict[str, bytes]:
    """Return the sources, with a module of what `dataclasses` was seen to compile, which takes it from there.

    `texts` are single functions, as `dataclasses` gives them to `exec`.
    """
    each = [_EACH.format(text=text, name=_name(text)) for text in texts]
    if not each:
        return dict(sources)
    module = "".join([_HEAD, *each]).encode()
    return {**sources, MODULE: module, DATACLASSES: sources[DATACLASSES] + _TAKEN}


def _name(text: str) -> str:
    """Return the name of the one function of a text."""
    return text.removeprefix("def ").partition("(")[0]
