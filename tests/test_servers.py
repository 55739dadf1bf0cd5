"""How hosts send the site: real nginx and Caddy with the configurations of this repository, others by their files."""

from __future__ import annotations

import json
import re
from http.client import HTTPConnection
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from scripts.bench.servers import SERVERS
from scripts.headers.hosts import ASK, FOREVER, NAMED, files, headers, named
from scripts.headers.policy import inline_known, inline_of, policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture(scope="module", params=SERVERS)
def hosts(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The addresses at which a real server sends the site: at the root of a host, and below a path."""
    with SERVERS[request.param](built_site, tmp_path_factory.mktemp(request.param)) as both:
        yield both


@pytest.fixture
def host(hosts: tuple[str, str]) -> str:
    """The address at the root of a host."""
    return hosts[0]


def ask(url: str, accepted: str = "identity") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what a host answers."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", parts.path, headers={"Accept-Encoding": accepted})
    answer = connection.getresponse()
    told = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return answer.status, told, body


def plain(site: Path) -> list[str]:
    """The addresses in the site whose names are made from their contents, but for the compressed forms."""
    return [name for name in named(site) if not name.endswith((".gz", ".br"))]


def test_the_configurations_in_the_repository_are_those_that_mingbai_headers_writes(root: Path) -> None:
    stale = [str(name) for name, text in files().items() if (root / name).read_text("utf-8") != text]
    assert stale == [], "run `mingbai headers` and commit what it writes"


def test_every_answer_has_every_header(hosts: tuple[str, str], built_site: Path) -> None:
    """Pages, scripts, data, what is not there; at the root of a host and below a path."""
    paths = ["", "zh/", "en/calculator/", "assets/site.mjs", "runtime/manifest.json", *plain(built_site), "zh/no/such/"]
    for base, path in product(hosts, paths):
        status, told, body = ask(base + path)
        assert status == (404 if "no/such" in path else 200), path
        assert {name: told.get(name.lower()) for name in headers()} == headers(), path
        assert told["cache-control"] == (FOREVER if re.search(NAMED, path) else ASK), path
        if status == 404:
            assert body == (built_site / "404.html").read_bytes(), path


def test_a_file_of_another_build_is_not_missed_for_ever(host: str) -> None:
    status, told, _ = ask(f"{host}runtime/pyodide.0123456789abcdef.mjs")
    assert (status, told["cache-control"]) == (404, ASK)


def test_what_stands_compressed_beside_a_file_is_sent(host: str, built_site: Path) -> None:
    for path in plain(built_site):
        for accepted, suffix in (("gzip, br", ".br"), ("gzip", ".gz"), ("identity", "")):
            _, told, body = ask(host + path, accepted)
            assert told.get("content-encoding", "") == {".br": "br", ".gz": "gzip", "": ""}[suffix], path
            assert body == (built_site / f"{path}{suffix}").read_bytes(), path


def test_files_are_called_what_they_are(host: str, built_site: Path) -> None:
    """With `nosniff` a browser runs and shows nothing that is called something else."""
    kinds = {".html": "text/html", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    kinds |= {".wasm": "application/wasm", ".json": "application/json", ".pdf": "application/pdf", ".png": "image/png"}
    for suffix, kind in kinds.items():
        file = next(built_site.rglob(f"*{suffix}"))
        _, told, _ = ask(host + file.relative_to(built_site).as_posix())
        assert told["content-type"].partition(";")[0] == kind


def test_the_calculator_answers_under_these_headers(host: str, page: Callable[..., Page]) -> None:
    """Nothing that the page needs is refused, and no header is unknown to the browser."""
    tab = page(1280, service_workers="allow")
    told: list[str] = []
    tab.on("console", lambda line: told.append(line.text))
    tab.goto(f"{host}zh/calculator/")
    tab.wait_for_timeout(6000)  # a browser tells after some seconds what it was sent for that nothing used
    tab.locator('[name="place"]').first.check()
    tab.locator('[data-do="submit"]').click()
    tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))").wait_for()
    assert told == []


def underscored(text: str) -> dict[str, dict[str, str]]:
    """The rules of a `_headers` file: the headers of each pattern."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rules[line] = current = {}
        else:
            name, _, value = line.strip().partition(": ")
            current[name] = value
    return rules


def test_hosts_that_read_a_file_of_the_site_are_told_the_same(built_site: Path) -> None:
    """Netlify and Cloudflare Pages add up the rules that fit, so no two may name the same header."""
    rules = underscored((built_site / "_headers").read_text("utf-8"))
    assert rules.pop("/*") == headers()
    assert sorted(rules) == [f"/{name}" for name in named(built_site) if not name.endswith(".br")]
    assert all(rule == {"Cache-Control": FOREVER} for rule in rules.values())
    assert len(rules) < 100  # as many as Cloudflare reads
    assert max(map(len, (built_site / "_headers").read_text("utf-8").splitlines())) < 2000

    vercel: dict[str, Any] = json.loads((built_site / "vercel.json").read_text("utf-8"))
    everywhere, kept = vercel["headers"]
    assert {one["key"]: one["value"] for one in everywhere["headers"]} == headers()
    assert [one["value"] for one in kept["headers"]] == [FOREVER]
    sent = [one.relative_to(built_site).as_posix() for one in built_site.rglob("*") if one.is_file()]
    assert sorted(name for name in sent if re.fullmatch(kept["source"], f"/{name}")) == named(built_site)


def test_every_page_carries_the_policy(built_site: Path) -> None:
    """No page allows more than the headers do; inline is what stands there, by its hash, and nothing is evaluated."""
    known = policy(inline_known())
    for file in built_site.rglob("*.html"):
        text = file.read_text("utf-8")
        [said] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert inline_of(text) <= inline_known(), file
        assert said == policy(inline_of(text)), file
        assert text.index(said) < min(text.find(tag) % len(text) for tag in ("<script", "<link", "<style")), file
        assert not re.search(r"<[^>]*\s(style|on\w+)=", text), file
    assert "unsafe-inline" not in known
    assert "'unsafe-eval'" not in known
    assert headers()["Content-Security-Policy"] == f"{known}; frame-ancestors 'none'"
