"""Whatever comes in from outside is shown as text or not at all, in every engine; the page goes on working."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from engines import EVERY
from hostile import MADE, REMEMBERED, TEXTS

if TYPE_CHECKING:
    from engines import Engine

everywhere = pytest.mark.parametrize("engine", EVERY, indirect=True)
SOME = 20  # an even number: the two ways take turns
IN_ADDRESSES = [text for text in TEXTS if len(text) < 200][::9]  # each costs a page: one of every nine

BEGUN = "document.querySelector('[data-calculator][data-way] [data-all]:not([disabled])') !== null"

# What came of the texts: nothing ran, nothing was made, nothing is wider than the window, no prototype was touched.
CAME = """
const [texts, made] = args;
const came = () => [
  globalThis.ran === undefined ? "" : "a script ran",
  ({}).ran === undefined ? "" : "a prototype was changed",
  document.querySelector(made) ? `made: ${document.querySelector(made).outerHTML.slice(0, 200)}` : "",
  document.documentElement.scrollWidth > document.documentElement.clientWidth ? "wider than the window" : "",
].filter(Boolean);
"""
# Into the search box, typed or by the address.
SEARCH = """
const page = document.querySelector("[data-search]"), box = document.querySelector("#q");
const answered = async (text) => {
  const end = performance.now() + 30000; // a busy machine; half of what a script may take
  while (text && page.dataset.answered !== text && performance.now() < end) {
    await new Promise((next) => setTimeout(next, 5));
  }
  return page.dataset.answered === text || !text;
};
const enter = (text, typing) => {
  if (typing) {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  } else {
    history.replaceState(null, "", `?q=${encodeURIComponent(text)}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }
  return box.value.trim();
};
"""
# The index is there, and the address follows no more.
FIRST = """
if (!(await answered(enter("begin", true)))) throw new Error("the index does not come");
while (!location.search) await new Promise((next) => setTimeout(next, 5));
"""
# One after the other: what was wrong with which.
SEARCHED = """
const found = [];
for (const [number, text] of texts.entries()) {
  const typed = enter(text, number % 2);
  if (!(await answered(typed))) found.push([text.slice(0, 60), "no answer"]);
  for (const wrong of came()) found.push([text.slice(0, 60), wrong]);
  const said = document.querySelector("[data-state]").textContent;
  if (/[\\u061c\\u200e\\u200f\\u202a-\\u202e]/.test(said)) found.push([text.slice(0, 60), "turns the sentence round"]);
  if (said.includes("{") && !typed.includes("{")) found.push([text.slice(0, 60), "a sentence with a gap"]);
}
return found;
"""
# Behind the #, and into every control of the form.
FRAGMENTS = """
const found = [];
for (const text of texts) {
  location.hash = text;
  await new Promise((next) => setTimeout(next, 0));
  for (const wrong of came()) found.push([text.slice(0, 60), wrong]);
}
history.replaceState(null, "", location.pathname);
return found;
"""
FIELDS = """
const found = [], errors = [];
addEventListener("error", (event) => errors.push(event.message));
addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
const kinds = "select, input:not([type=radio], [type=checkbox])";
const boxes = [...document.querySelector("[data-form]").querySelectorAll(kinds)];
for (const [number, text] of texts.entries()) {
  const box = boxes[number % boxes.length];
  box.value = text;
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
  for (const wrong of came()) found.push([text.slice(0, 60), wrong]);
}
await new Promise((next) => setTimeout(next, 600));
return [...found, ...came().map((wrong) => ["in the end", wrong]), ...errors.map((error) => ["error", error])];
"""


@everywhere
def test_the_search_shows_what_is_typed_as_text(engine: Engine, server: str) -> None:
    """Every other text comes with the address, the rest by the box."""
    engine.open(f"{server}zh/search/")
    engine.resize(500, 844)
    assert len(TEXTS) >= 100
    assert searched(engine, TEXTS) == []
    engine.open(f"{server}en/search/")
    assert searched(engine, TEXTS[1:]) == []


def searched(engine: Engine, texts: tuple[str, ...]) -> list[list[str]]:
    """What is wrong with which text; some at a time, for a script may not take long."""
    engine.run(SEARCH + FIRST)
    found: list[list[str]] = []
    for begin in range(0, len(texts), SOME):
        found += engine.run(CAME + SEARCH + SEARCHED, texts[begin : begin + SOME], MADE)
    return found


@everywhere
def test_what_stands_behind_the_hash_makes_nothing(engine: Engine, server: str) -> None:
    """On a page to be read, and in the calculator, whose links begin there; in its form too."""
    engine.open(f"{server}zh/huyanghe/measures-draft/measures/3-1/")
    engine.resize(500, 844)
    assert engine.run(CAME + FRAGMENTS, TEXTS, MADE) == []
    engine.open(f"{server}zh/calculator/")
    engine.wait(BEGUN)
    linked = [f"s1.{text}" for text in TEXTS]
    assert engine.run(CAME + FRAGMENTS, [*TEXTS, *linked], MADE) == []
    assert engine.run(CAME + FIELDS, TEXTS, MADE) == []
    assert engine.evaluate("document.querySelectorAll('[name=place]:checked').length") == 0


@everywhere
def test_addresses_and_remembered_answers_make_nothing(engine: Engine, server: str) -> None:
    """In every part of an address at once; and as the browser may have kept them, in every value that is ours."""
    for text in IN_ADDRESSES:
        part = quote(text)
        engine.open(f"{server}en/calculator/?place={part}&measure={part}&{part}={part}#{part}")
        engine.wait(BEGUN)
        assert engine.run(CAME + "return came();", [], MADE) == [], text
    for held in REMEMBERED:
        remember = "for (const [key, value] of Object.entries(args[0])) localStorage.setItem(`mingbai.${key}`, value);"
        engine.run(remember, {"answers": json.dumps(held), "scheme": held["asker"], "type": str(held["saved"])})
        engine.open(f"{server}zh/calculator/")
        engine.wait(BEGUN)
        assert engine.run(CAME + "return came();", [], MADE) == [], str(held)[:200]
    engine.run("localStorage.clear()")
