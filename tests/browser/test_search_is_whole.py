"""Every page that holds the words typed is found, before those that do not: asked of the built pages themselves."""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest
from markup import Element, read

from scripts.check import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

LANGS = ("zh", "en")
INLINE = {"a", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "wbr"}
SAMPLES = 300
SHEET = "mp-sheet"
HAN = re.compile(r"[\u3400-\u9fff]")
SEARCHING = """
async ({ lang, queries }) => {
  const { Index } = await import("../../assets/search/index.mjs");
  const { unpack } = await import("../../assets/search/unpack.mjs");
  const { maybeOriginal } = await import("../../assets/search/query.mjs");
  const { find } = await import("../../assets/search/find.mjs");
  const { default: MiniSearch } = await import("../../search/minisearch.mjs");
  const load = async (name) => {
    const index = new Index(unpack(await (await fetch(`../../search/${name}.lzma`)).arrayBuffer()));
    await index.rank(MiniSearch);
    return index;
  };
  const index = await load(lang);
  const original = lang === "zh" ? undefined : await load("zh");
  const order = (words) => find(index, words, maybeOriginal(words) ? original : undefined)
    .groups.flatMap(({ hits }) => hits.map((hit) => hit.page.path));
  return queries.map((words) => [...new Set(order(words))]);
}
"""


def unseen(one: Element) -> bool:
    """Whether the page's own words end here: navigation, forms, what is hidden and what is worked out."""
    closed = one.tag in {"nav", "form", "template", "noscript", "script", "style"}
    return closed or "hidden" in one.attributes or "data-unsearched" in one.attributes


def blocks(one: Element) -> Iterator[str]:
    """Yield the lines of an element: text that nothing but inline tags divides."""
    line = ""
    for part in pieces(one):
        if part is None:
            yield line
            line = ""
        else:
            line += part
    yield line


def pieces(one: Element) -> Iterator[str | None]:
    """Yield text, and None wherever a line ends."""
    for part in one.inside:
        if isinstance(part, str):
            yield part
            continue
        divides = part.tag not in INLINE or unseen(part)
        if divides:
            yield None
        if not unseen(part):
            yield from pieces(part)
        if divides:
            yield None


@cache
def lines(site: Path, lang: str) -> dict[str, list[str]]:
    """Return the lines of every page of a language, by its address; sheets to be printed are not searched."""
    found = {}
    for file in sorted((site / lang).rglob("index.html")):
        path = file.parent.relative_to(site / lang).as_posix()
        held_by = read(file.read_text(encoding="utf-8")).all
        if any(one.named(SHEET) for one in held_by):
            continue
        article = next(one for one in held_by if one.tag == "article")
        held = [" ".join(line.split()) for line in blocks(article)]
        found["" if path == "." else f"{path}/"] = [line for line in held if line]
    del found["search/"]
    return found


def folded(text: str) -> str:
    """Fold as the search promises: width, case, signs and spaces do not count, but part words and numbers."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    plain = " ".join("".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in plain).split())
    return re.sub(rf"(?<={HAN.pattern}) | (?={HAN.pattern})", "", plain)


def queries(site: Path, root: Path, lang: str) -> list[str]:
    """Return every term, every title, and parts of lines of many lengths."""
    content = checked(root / "policy_data")
    found = [term.word for term in content.glossary.data] + [term.forms[0] for term in content.glossary.data]
    for document in content.documents:
        texts = [document.meta.data.title, document.meta.data.short]
        texts += [source.data.title for source in document.measures.values()]
        texts += [faq.question for faq in document.faqs.data if "{" not in faq.question.source]
        found += [text[lang] for text in texts]
    chance = random.Random(lang)  # noqa: S311 - a sample, the same each time
    held = sorted({line for page in lines(site, lang).values() for line in page})
    for line in chance.sample(held, SAMPLES):
        begin = chance.randrange(len(line))
        found.append(line[begin : begin + chance.choice([1, 2, 3, 4, 6, 9, 15, 40])])
    return [words for words in dict.fromkeys(found) if folded(words)]


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_that_holds_the_words_comes_first(
    lang: str, built_site: Path, root: Path, server: str, page: Callable[..., Page]
) -> None:
    """No page with the words is missing, and none without them, or what the documents call it, comes before."""
    asked = queries(built_site, root, lang)
    view = page(390)
    view.goto(f"{server}{lang}/search/")
    found = view.evaluate(SEARCHING, {"lang": lang, "queries": asked})
    known = {path: [folded(line) for line in page] for path, page in lines(built_site, lang).items()}
    others = names(root, lang)
    wrong = []
    for words, paths in zip(asked, found, strict=True):
        wanted = folded(words)
        holding = {path for path, page in known.items() if any(wanted in line for line in page)}
        also = {
            path
            for path, page in known.items()
            for other in others.get(wanted, ())
            if any(other in line for line in page)
        }
        if missing := holding - set(paths):
            wrong.append(f"“{words}” misses {sorted(missing)}")
        elif holding and set(paths) - holding - also:
            wrong.append(f"“{words}” also finds {sorted(set(paths) - holding - also)}")
    assert wrong == []


def names(root: Path, lang: str) -> dict[str, list[str]]:
    """Return what the documents call each everyday name."""
    found: dict[str, list[str]] = {}
    for term in checked(root / "policy_data").glossary.data:
        said = folded(term.said[lang])
        for name in (term.word, term.forms[0], *term.aliases, *term.aliases_beside):
            found.setdefault(folded(name), []).append(said)
    return found
