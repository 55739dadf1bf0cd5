"""The page templates and how they are laid out: Jinja's filters of our own, and its code made straighter."""

from __future__ import annotations

import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from scripts.load.languages import BESIDE, SOURCE

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from jinja2.compiler import Frame

_DIGITS = re.compile(r"[0-9][0-9,.]*(?<![,.])")
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in r"\`*_{}[]#"})


def environment(root: Path) -> Environment:
    """Return what lays out the templates of `root`; they are read again only when one of them was edited."""
    folder = root / "docs" / "templates"
    changed = tuple((file, file.stat().st_mtime_ns) for file in sorted(folder.rglob("*.*")))
    return _as_they_are(folder, root / "build" / "templates", changed)


def written(value: Any) -> str:
    """Return what a page shows of a value: escaped, unless it is markup already, of which Jinja would make a copy."""
    return value if type(value) is Markup else escape(value)


def held(thing: Any, name: str) -> Any:
    """Return what a thing has under a name, as Jinja looks for it: first as an attribute, which no dict has here."""
    try:
        return thing[name] if type(thing) is dict else getattr(thing, name)
    except (AttributeError, LookupError):
        pass
    try:
        return thing[name]
    except (AttributeError, LookupError, TypeError):
        return StrictUndefined(obj=thing, name=name)


class _Code(CodeGenerator):
    """Python code of a template, without what ours never need.

    A call is given what the template gives it: Jinja looks each time whether it wants the context as well.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        self.writeline(f"from {__name__} import held, written")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        self.visit(node.node, frame)
        self.write("(")
        for arg in (*node.args, *node.kwargs):
            self.visit(arg, frame)
            self.write(", ")
        if node.dyn_kwargs is not None:
            self.write("**")
            self.visit(node.dyn_kwargs, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if hasattr(dict, node.attr):  # `items` and the like
            super().visit_Getattr(node, frame)
            return
        self.write("held(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - as Jinja calls
        self.write("written(")


class _Environment(Environment):
    """What lays out our templates; its globals are all there before the first of them is read."""

    code_generator_class = _Code

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=1)
def _as_they_are(folder: Path, kept: Path, _changed: tuple[tuple[Path, int], ...]) -> Environment:
    """Return what lays out the templates in `folder`; what they are compiled to is kept between runs.

    Jinja looks whether a template is still the same. Of what else it is compiled with, the filters, the settings and
    the code stand in this file.
    """
    kept /= hashlib.sha256(jinja2.__version__.encode() + Path(__file__).read_bytes()).hexdigest()[:16]
    kept.mkdir(parents=True, exist_ok=True)
    env = _Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=FileSystemBytecodeCache(str(kept)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.globals |= {"source_language": SOURCE, "beside_language": BESIDE}
    env.globals["original"] = SOURCE.attributes  # of an element that holds the documents' own words
    env.filters["md"] = _heading
    env.filters["quoted"] = lambda text: Markup(json.dumps(text, ensure_ascii=False))  # noqa: S704
    env.filters["text"] = lambda text: Markup(text).unescape()  # noqa: S704 - from markup to text
    env.filters["large"] = _large
    env.filters["oneblock"] = lambda text: Markup(re.sub(r"\n\s*", "\n", text))  # noqa: S704 - as it was
    env.filters["capitalize_first"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    return env


def _heading(text: str) -> Markup:
    """Return text that a Markdown heading shows as it is."""
    plain = text.unescape() if isinstance(text, Markup) else str(text)
    safe = html.escape(plain, quote=False)
    return Markup(safe.translate(_MARKDOWN))  # noqa: S704 - escaped just before


def _large(words: str) -> Markup:
    """Return an amount in words with its numbers marked, so that they can be set large."""
    return Markup(_DIGITS.sub(r"<b>\g<0></b>", html.escape(str(words))))  # noqa: S704 - escaped just before
