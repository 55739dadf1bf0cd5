"""The calculator's form filled from a situation and read back, in the real Chromium."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from laws import laws
from situations import everywhere, situations

from scripts.render.form import form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route
    from situations import Situation

ROUND = """
async (situations) => {
  const { read } = await import("../../as-written/calculator/reading.mjs");
  const { write } = await import("../../as-written/calculator/writing.mjs");
  const { Language } = await import("../../as-written/quick/words.mjs");
  const form = document.querySelector("[data-form]");
  const { words, writing } = JSON.parse(document.querySelector("[data-words]").textContent);
  const language = new Language(writing);
  return situations.map((situation) => {
    const unknown = write(form, situation, words);
    form.dispatchEvent(new Event("input", { bubbles: true })); // the page shows what this place asks
    return { unknown, situation: read(form, language).situation };
  });
}
"""
FAMILY = ("married", "mother", "father", "children")


@pytest.fixture
def written(
    page: Callable[..., Page], new_server: str, root: Path
) -> Callable[[list[Situation]], list[dict[str, Any]]]:
    """Return a function that writes situations into the form, each into the same, and reads each back."""
    tab = page(1280, form=True)

    def source(route: Route) -> None:
        """In a built site the modules of the page stand in one file."""
        name = route.request.url.partition("/as-written/")[2]
        route.fulfill(path=root / "docs" / "assets" / name, content_type="text/javascript")

    tab.route("**/as-written/**", source)
    tab.goto(f"{new_server}zh/calculator/")
    tab.locator("[data-all]:not([disabled])").wait_for(state="attached")

    def run(asked: list[Situation]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = tab.evaluate(ROUND, asked)
        return found

    return run


def asked_for(situation: Situation) -> Situation:
    """What the form asks of a situation: without the facts of other places, and what holds by default."""
    place = situation["place"]
    held = {field["path"]: field["default"] for field in fields() if not field["places"] or place in field["places"]}

    def kept(part: Situation, prefix: str) -> Situation:
        pairs = [(name, place if value == "local" else value) for name, value in part.items()]
        return {
            name: value
            for name, value in pairs
            if value is not None and f"{prefix}{name}" in held and str(value).lower() != held[f"{prefix}{name}"]
        }

    family = asks_as_family(situation)
    wanted = kept(situation, "")
    if not family:
        return {**wanted, "institution": kept(situation["institution"], "institution.")}
    for parent in ("mother", "father"):
        if answers := kept(situation.get(parent) or {}, f"{parent}."):
            wanted[parent] = answers
    children = [kept(child, "children[].") for child in situation.get("children") or ()]
    for child in children:
        if child.get("hukou") == "pending":
            child.pop("hukou_date", None)
    return {"mother": {}, **wanted, **({"children": children} if children else {})}


@cache
def fields() -> list[dict[str, Any]]:
    """Return every field of the form."""
    shown = form(everywhere(), "zh")
    parts = (shown["top"], *shown["parts"].values())
    return [field for part in parts for key in ("place", "usual", "rarer") for field in part.get(key, ())]


def asks_as_family(situation: Situation) -> bool:
    """Whether a situation speaks of a family; an institution beside it cannot be asked in the same form."""
    parts = ("place", "as_of", "institution")
    return not situation.get("institution") or any(value for key, value in situation.items() if key not in parts)


def test_the_worked_families_come_back_as_they_were_written(written: Callable[..., Any]) -> None:
    """Every worked family of every place, written and read back, is the same; nothing is left over."""
    families = [family.situation for document in everywhere().documents for family in document.families.data]
    found = written(families)
    assert len(families) > 60
    for family, back in zip(families, found, strict=True):
        assert back == {"unknown": [], "situation": asked_for(family)}


def test_any_situation_comes_back_as_it_was_written(written: Callable[..., Any]) -> None:
    """Reading is the inverse of writing, whatever the form held before."""
    drawn: list[Situation] = []

    @laws(300)
    @given(situations())
    def draw(situation: Situation) -> None:
        drawn.append(situation)

    draw()
    for situation, back in zip(drawn, written(drawn), strict=True):
        beside = situation.get("institution") or {} if asks_as_family(situation) else {}
        assert back["situation"] == asked_for(situation), situation
        assert back["unknown"] == [f"institution.{name}" for name in beside], situation


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"place": "nowhere"}, ["place"]),
        ({"place": "hinggan", "mother": {"hukuo": "local"}}, ["mother.hukuo"]),
        ({"place": "hinggan", "mother": {"hukou": "nowhere"}}, ["mother.hukou"]),
        ({"place": "hinggan", "mother.hukou": "hinggan"}, ["mother.hukou"]),
        ({"place": "hinggan", "mother": 5, "father": [1]}, ["mother", "father"]),
        ({"place": "hinggan", "married": {}, "children": {}}, []),
        ({"place": "hinggan", "children": 3}, ["children"]),
        ({"place": "hinggan", "children": [None, {"born": "2024-02-30"}]}, ["children[1].born"]),
        ({"place": "hinggan", "children": [{"born": "<b>"}] * 21}, [f"children[{n}].born" for n in range(21)]),
        (
            {"place": "hinggan", "institution": {"places": "many", "enrolled": 3}},
            ["institution.places", "institution.enrolled"],
        ),
        ({"place": "hinggan", "institution": {"enrolled": [1, "x"]}}, ["institution.enrolled"]),
        ({"place": "hinggan", "constructor": 1, "__proto__x": {"toString": 2}}, ["constructor", "__proto__x.toString"]),
        ({"low_income": True}, ["low_income"]),
    ],
)
def test_what_the_form_does_not_know_is_given_back(
    written: Callable[..., Any], said: Situation, left: list[str]
) -> None:
    """A name, a place or a value from elsewhere is named and does no harm; nothing is thrown."""
    assert written([said])[0]["unknown"] == left
