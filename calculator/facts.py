"""The facts a situation may hold: one list for the parser, the form and the contract.

A path is written as in a situation: `mother.hukou`, `children[].born`, `institution.filed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

Kind = Literal["yes_no", "place", "date", "choice", "count", "counts"]


@dataclass(frozen=True)
class Fact:
    """One fact: what kind of answer it takes, and the further words it accepts."""

    path: str
    kind: Kind
    choices: tuple[str, ...] = ()
    default: str | bool | None = None

    @property
    def group(self) -> str:
        """The part of the situation it belongs to: `mother`, `children`, … or an empty text."""
        head, dot, _ = self.path.partition(".")
        return head.removesuffix("[]") if dot else ""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


_PARENT = (
    ("hukou", "place"),
    ("resident_managed", "yes_no"),
    ("employed", "yes_no"),
    ("works_in", "place"),
)

FACTS: tuple[Fact, ...] = (
    Fact("place", "place"),
    Fact("as_of", "date"),
    Fact("married", "yes_no"),
    *(Fact(f"{parent}.{name}", kind) for parent in ("mother", "father") for name, kind in _PARENT),  # type: ignore[arg-type]
    Fact("children[].born", "date"),
    Fact("children[].of", "choice", ("couple", "mother", "father"), default="couple"),
    Fact("children[].adopted", "yes_no", default=False),
    Fact("children[].lawful", "yes_no"),
    Fact("children[].born_in", "place"),
    Fact("children[].hukou", "place", ("pending",)),
    Fact("children[].hukou_date", "date"),
    Fact("institution.filed", "yes_no", ("pending",)),
    Fact("institution.assessment", "choice", ("passed", "failed", "none")),
    Fact("institution.places", "count"),
    Fact("institution.enrolled", "counts"),
)


@cache
def facts_of(group: str) -> tuple[Fact, ...]:
    """Return the facts of one part of the situation, in the order they are asked."""
    return tuple(fact for fact in FACTS if fact.group == group)


_GROUPS = {"mother": "parents", "father": "parents", "children": "children", "institution": "institution", "": "family"}


def own_facts(group: str, own: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the yes-or-no facts that only one place asks for, in one part of the situation.

    `own` maps each of them to whose it is: parents, children, family or institution.
    """
    prefix = {"": "", "children": "children[]."}.get(group, f"{group}.")
    return tuple(Fact(prefix + name, "yes_no") for name, of in own.items() if of == _GROUPS[group])


def value_of(part: Any, name: str) -> Any:
    """Return one fact of a part of the situation, the place's own included; None if it was not said."""
    return getattr(part, name) if name in part.__dict__ else part.own.get(name)


def having(part: T, name: str, value: object) -> T:
    """Return a part of the situation with one fact changed.

    The same as `dataclasses.replace`, ten times as fast: an explained answer tries out some fifty changes.
    """
    facts: dict[str, Any] = part.__dict__
    changed = object.__new__(type(part))
    changed.__dict__.update(facts)
    if name in facts:
        changed.__dict__[name] = value
    else:
        changed.__dict__["own"] = {**facts["own"], name: value}
    return changed
