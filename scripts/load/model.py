"""What every model of a content file is, and a line of text in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]


class Model(BaseModel):
    """A part of a content file: no unknown key, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


def parts(node: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Model]]:
    """Yield every model inside a model or a list of them, itself included, with its location."""
    if isinstance(node, Model):
        yield loc, node
        for name in fields(type(node)):
            held = getattr(node, name)
            if isinstance(held, _HOLDS_MORE):
                yield from parts(held, (*loc, name))
    elif isinstance(node, tuple | list):
        for index, one in enumerate(node):
            if isinstance(one, _HOLDS_MORE):
                yield from parts(one, (*loc, index))


_HOLDS_MORE = (Model, tuple, list)


@cache
def fields(model: type[Model]) -> tuple[str, ...]:
    """Return the names of what a model holds; pydantic works them out anew each time."""
    return tuple(model.model_fields)
