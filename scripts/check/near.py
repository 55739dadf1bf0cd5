"""The nearest right name, for a fault that tells of a wrong one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.fault import Fault
    from scripts.load.content import Source
    from scripts.load.marks import Location, Marked


def unknown(
    source: Source[object] | Marked, loc: Location, name: str, known: Iterable[str], said: tuple[str, str]
) -> Iterator[Fault]:
    """Yield a fault if `name` is not known: `said` says what it is, then comes the nearest name or all of them."""
    names = list(known)
    if name in names:
        return
    near = get_close_matches(name, names, 1)
    zh = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(names)}。" if names else "请删除。"
    en = f"did you mean “{near[0]}”?" if near else f"there is {', '.join(names)}." if names else "delete it."
    yield source.fault(loc, f"{said[0]}“{name}”：{zh}", f"{said[1]} “{name}”: {en}")
