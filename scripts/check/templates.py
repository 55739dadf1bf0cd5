"""The page templates and the theme's frame: whole, and asking only for sentences that are there."""

from __future__ import annotations

import re
import traceback
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from scripts.fault import ContentError, Fault
from scripts.load.languages import SOURCE
from scripts.load.plain import read_plain
from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = WORDS.parent
# The filters that the generator and MkDocs bring along, beside Jinja's own.
_FILTERS = ("md", "quoted", "text", "large", "capitalize_first", "oneblock", "url", "tojson", "script_tag")
_KINDS = (".j2", ".html")
# Where the sentences stand that a template asks for by each call.
_WORDS = {"t": "site.yml", "p": "paper.yml", "d": "data.yml"}
# Which part of site.yml a template's `words` are: by its folder below docs/.
_PARTS = {"overrides/root": "root", "overrides": "frame"}
_Known = tuple[dict[str, set[str]], set[str]]  # the sentences of each call, the templates
_LOOKED_AT = (
    *(nodes.Filter, nodes.Call, nodes.Getattr),
    *(nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport),
)
# What the generator itself takes from site.yml.
_TAKEN = {
    "titles": "home compare calculator glossary updates about",
    "parts": "figures units faqs families text",
    "nav": "home compare calculator glossary about",
    "frame": "name",
    "updates": "lead",
}


def check(docs: Path = DOCS) -> tuple[Fault, ...]:
    """Return every fault of the templates below `docs`, and each sentence of site.yml that the pages lack."""
    files = [file for folder in ("templates", "overrides", "words") for file in (docs / folder).rglob("*.*")]
    return _checked(docs, tuple((file, file.stat().st_mtime_ns) for file in sorted(files)))


@lru_cache(maxsize=4)
def _checked(docs: Path, _changed: tuple[tuple[Path, int], ...]) -> tuple[Fault, ...]:
    return tuple(_faults(docs))


def _faults(docs: Path) -> Iterator[Fault]:
    try:
        words = {call: read_words(docs / "words" / name) for call, name in _WORDS.items()}
    except ContentError:
        return  # the check of the words tells it
    every = {call: set(_keys(held, "")) for call, held in words.items()}
    keys = every["t"]
    for key in [f"{part}.{name}" for part, names in _TAKEN.items() for name in names.split()]:
        if key not in keys:
            yield Fault(Path("docs/words/site.yml"), 1, 1, *_absent(key, keys, "t"))
    env = Environment(autoescape=True)
    env.filters.update(dict.fromkeys(_FILTERS, str))
    there = {one.relative_to(docs / "templates").as_posix() for one in (docs / "templates").rglob("*.*")}
    for folder in ("templates", "overrides"):
        for file in sorted((docs / folder).rglob("*")):
            if file.suffix in _KINDS:
                yield from _template(env, file, docs, (every, there))


def _template(env: Environment, file: Path, docs: Path, known: _Known) -> Iterator[Fault]:
    name, (every, there) = Path("docs") / file.relative_to(docs), known
    text, faults = read_plain(file, name)
    yield from faults
    if text is None:
        return
    try:
        tree = env.parse(text)
    except TemplateSyntaxError as error:
        yield _syntax(error, name)
        return
    lines = text.split("\n")
    found = list(tree.find_all(_LOOKED_AT))
    for used in found:  # Jinja itself lets an unknown filter pass inside an `if`
        if isinstance(used, nodes.Filter) and used.name not in env.filters:
            at = max(1, lines[used.lineno - 1].find(used.name) + 1)
            yield Fault(name, used.lineno, at, *_no_filter(used.name, get_close_matches(used.name, env.filters, 1)))
    for line, call, key, whole in _asked(found, _part(file.relative_to(docs))):
        keys = every[call]
        if not (key in keys if whole else any(one.startswith(key) for one in keys)):
            shown = key if key in lines[line - 1] else key.rpartition(".")[2]
            column = lines[line - 1].find(shown) + 1
            yield Fault(name, line, max(1, column), *_absent(key, keys, call))
    for node in found if "templates" in name.parts else ():
        named = getattr(node, "template", None)
        called = named.value if isinstance(named, nodes.Const) else None
        if called and called not in there:
            near = get_close_matches(called, sorted(there), 1)
            yield Fault(name, node.lineno, max(1, lines[node.lineno - 1].find(called) + 1), *_no_template(called, near))


def _syntax(error: TemplateSyntaxError, name: Path) -> Fault:
    message = str(error.message)
    return Fault(
        name,
        error.lineno,
        1,
        f"模板写法有误（{message}）：请检查这一行的 {{{{ }}}}、{{% %}} 是否成对，名称是否写对。",
        f"the template is not in the right form ({message}): look whether the braces of this line are paired and "
        "the names are right.",
    )


def _asked(found: list[nodes.Node], part: str | None) -> Iterator[tuple[int, str, str, bool]]:
    """Yield each sentence that a template asks for: line, by which call, key, and whether that is the whole key."""
    for call in (one for one in found if isinstance(one, nodes.Call)):
        name = getattr(call.node, "name", getattr(call.node, "attr", ""))  # t("…"), or p("…") of what speaks
        if name in _WORDS and call.args:
            asked = call.args[0]
            if isinstance(asked, nodes.Const):
                yield call.lineno, name, str(asked.value), True
            elif isinstance(asked, nodes.Concat) and isinstance(asked.nodes[0], nodes.Const):
                yield call.lineno, name, str(asked.nodes[0].value), False
    for node in found if part else ():
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "words":
            yield node.lineno, "t", f"{part}.{node.attr}", True


def _part(name: Path) -> str | None:
    return next((part for folder, part in _PARTS.items() if name.is_relative_to(folder)), None)


def _keys(node: Any, path: str) -> Iterator[str]:
    """Yield the dotted key of each sentence."""
    if not isinstance(node, dict) or SOURCE.code in node:
        yield path
        return
    for key, value in node.items():
        yield from _keys(value, f"{path}.{key}".lstrip("."))


def _absent(key: str, keys: set[str], call: str) -> tuple[str, str]:
    file = f"docs/words/{_WORDS[call]}"
    near = get_close_matches(key, sorted(keys), 1)
    zh, en = (f"（最接近的是“{near[0]}”）", f" (the nearest is “{near[0]}”)") if near else ("", "")
    return (
        f"{file} 里没有句子“{key}”{zh}：请改正模板或句子的键，或把句子补上。",
        f"{file} has no sentence “{key}”{en}: correct the key here or there, or add the sentence.",
    )


def _no_filter(name: str, near: list[str]) -> tuple[str, str]:
    zh, en = (f"（是不是“{near[0]}”？）", f" (did you mean “{near[0]}”?)") if near else ("", "")
    return f"没有过滤器“{name}”{zh}：请改正。", f"there is no filter “{name}”{en}: correct it."


def _no_template(name: str, near: list[str]) -> tuple[str, str]:
    zh, en = (f"（是不是“{near[0]}”？）", f" (did you mean “{near[0]}”?)") if near else ("", "")
    return f"没有模板“{name}”{zh}：请改正。", f"there is no template “{name}”{en}: correct it."


def told(error: Exception, docs: Path = DOCS) -> ContentError | None:
    """Return what went wrong while a page was laid out as a fault of its template; None if no template was at work."""
    steps = [step for step in traceback.extract_tb(error.__traceback__) if Path(step.filename).suffix in _KINDS]
    if not steps or not Path(steps[-1].filename).is_relative_to(docs):
        return None
    message = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    message = re.sub(r"\s+", " ", message)
    return ContentError(
        [
            Fault(
                Path("docs") / Path(steps[-1].filename).relative_to(docs),
                steps[-1].lineno or 1,
                1,
                f"模板的这一行排不出来（{message}）：请检查这里用的名称和键。",
                f"this line of the template cannot be laid out ({message}): look at the names and keys it uses.",
            )
        ]
    )
