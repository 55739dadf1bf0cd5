"""What was made before and need not be made again while what it was made from is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Memory:
    """Remembers results for as long as it lives itself: the preview keeps one, every other run begins afresh."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def keep(self, key: Hashable, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives, or what it gave before from the same parts; the key alone says which result.

        Parts that are the very same objects are not compared any further.
        """
        before = self._kept.get(key)
        if before is not None and before[0] == made_from:
            return before[1]  # type: ignore[return-value]  # the key says what it is
        made = make()
        self._kept[key] = made_from, made
        return made
