"""The calculator as the reader's browser receives it, and the worker that runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from serving import KINDS, serving

from scripts.bundle import BundleError, Kit, bundle, made
from scripts.bundle.kept import HERE
from scripts.bundle.originals import originals
from scripts.bundle.publish import publish
from scripts.bundle.ready import DATACLASSES, MODULE, ready
from scripts.bundle.scripts import join
from scripts.bundle.trial import Answers, Trial, compare, requests
from scripts.bundle.unneeded import UNUSED
from scripts.bundle.wheel import sources
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.long

REPLY = """
import json

def reply(rules: str, request: str) -> str:
    asked = json.loads(request)
    if asked["situation"].get("trap"):
        import colorsys
        raise ValueError("the trap", colorsys.rgb_to_hsv(0, 0, 0))
    return json.dumps({"result": json.loads(rules)["name"], "cards": asked})
"""
TRIAL = Trial(
    json.dumps({"name": "护理假"}, ensure_ascii=False), ('{"situation": {}}', '{"situation": {"trap": true}}')
)
# What goes over the line of each kind of host, for archives and WebAssembly, and for scripts.
SENT = {"nothing": ("gz", "size"), "precompressed": ("br", "br"), "calls .gz compressed": ("gz", "size")}

PACK = """
const { readFileSync, writeFileSync } = require("node:fs");
const { brotliCompressSync, constants, gzipSync } = require("node:zlib");
const [, name] = process.argv, content = readFileSync(name);
writeFileSync(`${name}.gz`, gzipSync(content, { level: 1 }));
writeFileSync(`${name}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
"""

ASK = """
async ({ base, requests, ...options }) => {
  const { startRuntime } = await import(`${base}assets/runtime/runtime.mjs`);
  const progress = [];
  const onProgress = (step) => progress.push(step);
  try {
    const { ask } = await startRuntime({ base, onProgress, ...options });
    return { progress, answers: await Promise.all(requests.map(ask)) };
  } catch (error) {
    return { progress, code: error.code, message: error.message };
  }
}
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Kit:
    """A calculator that repeats what it was asked, in our project."""
    package = tmp_path_factory.mktemp("stub") / "calculator"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "reply.py").write_text(REPLY, encoding="utf-8")
    return Kit(root, package, root / "build" / "bundle")


@pytest.fixture(scope="module", params=["trimmed", "stock"])
def whole_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, trimmed_site: Path, stock_kit: Kit
) -> Path:
    """A site with nothing but the calculator, in each of the two runtimes."""
    if request.param == "trimmed":
        return trimmed_site
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("scripts.bundle.publish"), "_compress", packed_quickly)
        return laid_out(tmp_path_factory.mktemp("stock"), stock_kit, stock=True)


@pytest.fixture(scope="module")
def stock_kit(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The same, with a folder of its own for what was made, in which files are packed quickly."""
    return replace(kit, cache=tmp_path_factory.mktemp("cache"))


def packed_quickly(work: Path, content: bytes) -> None:
    """Compress a file as little as it gets: how well it is done is the same for both runtimes."""
    (work / "content").write_bytes(content)
    done = node("--eval", PACK, work / "content")
    assert not done.returncode, done.stderr
    (work / "content").unlink()


@pytest.fixture
def site(whole_site: Path, tmp_path: Path) -> Path:
    """A copy of that site, to be broken."""
    return shutil.copytree(whole_site, tmp_path / "site")


@pytest.fixture(scope="module")
def trimmed_site(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> Path:
    """The site as it is built when nothing else is asked for."""
    return laid_out(tmp_path_factory.mktemp("trimmed"), kit)


@pytest.fixture
def base(site: Path) -> Iterator[str]:
    """The address of that site."""
    with serving(site) as address:
        yield address


def laid_out(folder: Path, kit: Kit, *, stock: bool = False, compress: bool = True) -> Path:
    """Write a site with nothing but the calculator."""
    shutil.copytree(kit.root / "docs" / "assets" / "runtime", folder / "assets" / "runtime")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    bundle(folder, TRIAL, kit, stock=stock, compress=compress)
    return folder


def ask(page: Page, base: str, *situations: dict[str, Any], **options: Any) -> Any:
    """Start the runtime in the page and ask it about each situation at once."""
    page.goto(base)
    requests = [{"situation": situation, "lang": "zh"} for situation in situations]
    return page.evaluate(ASK, {"base": base, "requests": requests, **options})


def manifest(site: Path) -> dict[str, Any]:
    """Read the list of files with their sizes."""
    parsed: dict[str, Any] = json.loads((site / "runtime" / "manifest.json").read_text())
    return parsed


def address(site: Path, name: str) -> str:
    """Return where the site gives out a file, below its root."""
    return f"runtime/{manifest(site)['files'][name]['file']}"


def test_every_file_is_named_by_its_content_and_stands_in_the_manifest(whole_site: Path) -> None:
    """So a host may let all but the manifest be kept for ever; sizes are those that progress is measured against."""
    folder = whole_site / "runtime"
    listed = manifest(whole_site)["files"].values()
    for entry in listed:
        content = (folder / entry["file"]).read_bytes()
        assert sha256(content).hexdigest() == entry["sha256"]
        assert entry["sha256"][:16] in entry["file"]
        sizes = [(folder / f"{entry['file']}{form}").stat().st_size for form in ("", ".gz", ".br")]
        assert sizes == [entry["size"], entry["gz"], entry["br"]]
    named = {
        f"{name}{form}" for name in (*(one["file"] for one in listed), "manifest.json") for form in ("", ".gz", ".br")
    }
    assert {file.name for file in folder.iterdir()} == {*named, "NOTICE.txt"}


def test_the_archive_holds_byte_code_only_and_nothing_deflated(trimmed_site: Path) -> None:
    """The reader's Python has nothing to compile and nothing to unpack; modules that nobody reads are left out."""
    with zipfile.ZipFile(trimmed_site / address(trimmed_site, "python_stdlib.zip")) as archive:
        names = archive.namelist()
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}
    assert {name.rpartition(".")[2] for name in names} == {"pyc"}
    assert {"calculator/reply.pyc", "json/decoder.pyc", "traceback.pyc"} <= set(names)
    assert not {"sqlite3/__init__.pyc", "http/client.pyc", "unittest/__init__.pyc"} & set(names)


def test_methods_that_were_written_beforehand_are_those_that_python_would_compile() -> None:
    """A text that is known gives the same function, in the scope that asks for it; any other is compiled as ever."""
    known, other = ("def __create_fn__(one):\n return (one, here)", "def __create_fn__(one):\n return (here, one)")
    made = ready({DATACLASSES: b"import sys"}, [known])
    module: dict[str, Any] = {}
    exec(made[MODULE], module)  # noqa: S102 - the module that is shipped
    for text in (known, other):
        asked, plain, scope = dict[str, Any](), dict[str, Any](), {"here": "there"}
        module["exec"](text, scope, asked)
        exec(text, scope, plain)  # noqa: S102 - what dataclasses does
        assert asked["__create_fn__"](one=1) == plain["__create_fn__"](one=1)
        assert asked["__create_fn__"].__globals__ is scope
    assert made[DATACLASSES].startswith(b"import sys\n")
    assert ready({"json.py": b""}, []) == {"json.py": b""}


def test_the_archive_holds_the_methods_of_our_dataclasses(built_site: Path) -> None:
    """They are found by their texts, which stand beside them."""
    with zipfile.ZipFile(built_site / address(built_site, "python_stdlib.zip")) as archive:
        held = archive.read(MODULE.replace(".py", ".pyc"))
        assert b"_ready" in archive.read(DATACLASSES.replace(".py", ".pyc"))
    assert held.count(b"def __create_fn__(") == held.count(b"def __init__(self,") > 1


def test_the_small_lock_names_no_package_and_no_other_host(whole_site: Path) -> None:
    """Pyodide's own lock is a thousand times as large and leads to somebody else's server."""
    lock = manifest(whole_site)["lock"]
    assert set(lock["packages"]) == set(manifest(whole_site)["packages"])
    assert "http" not in json.dumps(lock)


def test_the_cut_runtime_is_at_most_half_of_the_untouched_one(trimmed_site: Path, root: Path) -> None:
    """Compressed as a host sends it; what it comes to exactly is measured by the bench."""
    files = manifest(trimmed_site)["files"]
    sent = sum(entry["br"] for name, entry in files.items() if name != "rules.json")
    whole = (root / "node_modules" / "pyodide" / "python_stdlib.zip").stat().st_size  # deflated already
    assert files["pyodide.asm.wasm"]["br"] < 1_500_000
    assert files["python_stdlib.zip"]["br"] < whole * 0.3
    assert files["pyodide.asm.js"]["br"] < 90_000
    assert sent < 2_150_000


def test_the_notice_names_licence_originals_and_what_was_done(trimmed_site: Path, root: Path) -> None:
    """The Mozilla Public License wants to be named beside the files, and changes want to be told."""
    notice = (trimmed_site / "runtime" / "NOTICE.txt").read_text()
    assert "Mozilla Public License 2.0" in notice
    for name, known in originals(root / "node_modules" / "pyodide").hashes.items():
        assert f"{known}  {name}" in notice
    for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        assert address(trimmed_site, name).removeprefix("runtime/") in notice
    assert re.search(r"wasm-opt --remove-unused-module-elements .*--enable-exception-handling", notice)
    assert all(name in notice for name in UNUSED)
    assert "  traceback.py\n" in notice


def test_stock_ships_the_originals_to_the_byte(tmp_path: Path, kit: Kit) -> None:
    """With STOCK=1 nothing of Pyodide is changed, and the notice says so."""
    site = laid_out(tmp_path, kit, stock=True, compress=False)
    known = originals(kit.root / "node_modules" / "pyodide").hashes
    for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        assert sha256((site / address(site, name)).read_bytes()).hexdigest() == known[name]
    assert "are the originals, unchanged" in (site / "runtime" / "NOTICE.txt").read_text()


def test_a_package_needs_a_source(tmp_path: Path) -> None:
    """An empty folder is a mistake, said in a sentence."""
    with pytest.raises(BundleError, match="There is no Python source in"):
        sources(tmp_path)


@pytest.mark.parametrize("stock", [False, True])
def test_a_syntax_error_is_a_sentence(tmp_path: Path, root: Path, stock: bool) -> None:
    """What cannot be compiled is named, without a page of traceback; the site keeps the runtime it had."""
    package = tmp_path / "calculator"
    package.mkdir()
    (package / "__init__.py").write_text("def broken(:\n")
    (tmp_path / "site" / "runtime").mkdir(parents=True)
    with pytest.raises(BundleError, match="The calculator could not be") as caught:
        bundle(tmp_path / "site", TRIAL, Kit(root, package, root / "build" / "bundle"), stock=stock)
    assert "calculator/__init__.py" in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert (tmp_path / "site" / "runtime").is_dir()


@pytest.mark.parametrize("name", ["python_stdlib.zip", "pyodide.asm.wasm", "pyodide-lock.json", "package.json"])
def test_an_unknown_original_is_refused(tmp_path: Path, root: Path, name: str) -> None:
    """Every file that goes in is one whose hash we keep."""
    source = tmp_path / "pyodide"
    shutil.copytree(root / "node_modules" / "pyodide", source)
    (source / name).write_bytes(b"something else")
    with pytest.raises(BundleError, match="not the file we know"):
        originals(source)


def test_another_answer_than_that_of_the_untouched_runtime_stops_the_build() -> None:
    """The sentence names the request, both answers, and the way to build meanwhile."""
    whole = Answers({"asked": "yes"}, ())
    with pytest.raises(BundleError, match="does not answer as the untouched one does") as caught:
        compare(whole, Answers({"asked": "no"}, ()))
    assert "STOCK=1" in str(caught.value)
    compare(whole, Answers({"asked": "yes"}, ("more.py",)))


def test_a_module_that_only_an_error_needs_is_packed_as_well(kit: Kit) -> None:
    """The modules are those that the trial was seen to read, wherever in the rules they are imported."""
    assert "colorsys.py" in (made(TRIAL, kit).modules or ())


def test_a_built_in_module_that_was_taken_out_is_named_when_the_rules_import_it(tmp_path: Path, root: Path) -> None:
    """Nobody has to find out from a traceback in a reader's browser."""
    package = tmp_path / "calculator"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "reply.py").write_text("import cmath\n\ndef reply(rules, request):\n    return str(cmath.pi)\n")
    with pytest.raises(BundleError, match="imports cmath, which the runtime is cut down by"):
        made(TRIAL, Kit(root, package, root / "build" / "bundle"))


def test_what_was_taken_out_of_the_list_of_modules_cannot_be_imported(kit: Kit, tmp_path: Path) -> None:
    """Python says so, as of any module that it has not; the others are all there, in the order they had."""
    program = "import sys\nopen('/out/names', 'w').write(' '.join(sys.builtin_module_names))\n"
    found = []
    for folder in (made(TRIAL, kit).folder, originals(kit.root / "node_modules" / "pyodide").folder):
        (tmp_path / "program.py").write_text(program)
        done = node(HERE / "run.mjs", tmp_path / "program.py", folder, f"/out={tmp_path}")
        assert not done.returncode, done.stderr
        found.append((tmp_path / "names").read_text().split())
    cut, whole = found
    assert cut == [name for name in whole if name not in UNUSED]
    (tmp_path / "program.py").write_text("import unicodedata")
    done = node(HERE / "run.mjs", tmp_path / "program.py", made(TRIAL, kit).folder)
    assert "No module named 'unicodedata'" in done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_host_sends_its_smallest_form_and_progress_counts_it(
    page: Callable[..., Page], trimmed_site: Path, kind: str
) -> None:
    """Nothing is unpacked twice, and the total is what goes over the line."""
    phone = page(390)
    requests: list[str] = []
    phone.context.on("request", lambda request: requests.append(request.url))
    with serving(trimmed_site, kind) as base:
        done = ask(phone, base, {"child": "三孩"})
    assert [answer["result"] for answer in done["answers"]] == ["护理假"]
    loaded = [step["loaded"] for step in done["progress"]]
    assert loaded == sorted(loaded)
    assert len(loaded) >= len(manifest(trimmed_site)["files"])  # a fast line brings some in one piece
    assert loaded[-1] == done["progress"][-1]["total"]
    packed = [url for url in requests if url.endswith(".gz")]
    assert bool(packed) == (kind in {"nothing", "only text", "calls .gz compressed"})
    files = manifest(trimmed_site)["files"]
    if forms := SENT.get(kind):
        sent = {name: entry[forms[name.endswith("js")]] for name, entry in files.items()}
        assert loaded[-1] == sum(sent.values())


def test_without_decompression_the_plain_files_are_asked_for(page: Callable[..., Page], trimmed_site: Path) -> None:
    """An older browser gets the same from the same host, only more of it."""
    phone = page(390)
    requests: list[str] = []
    phone.context.on("request", lambda request: requests.append(request.url))
    source = (trimmed_site / "assets" / "runtime" / "worker.mjs").read_text()
    older = f"delete globalThis.DecompressionStream;\n{source}"
    phone.context.route("**/worker.mjs", lambda route: route.fulfill(body=older, content_type="text/javascript"))
    with serving(trimmed_site) as base:
        done = ask(phone, base, {"child": 1})
    assert done["answers"][0]["result"] == "护理假"
    assert not [url for url in requests if url.endswith(".gz")]
    assert done["progress"][-1]["total"] == sum(entry["size"] for entry in manifest(trimmed_site)["files"].values())


def test_answers_come_back(page: Callable[..., Page], base: str, site: Path) -> None:
    """Requests asked at once are each answered by Python, Chinese text unharmed."""
    phone = page(390)
    requests: list[str] = []
    phone.context.on("request", lambda request: requests.append(request.url))
    done = ask(phone, base, {"child": "三孩"}, {"child": 2})
    assert [answer["result"] for answer in done["answers"]] == ["护理假", "护理假"]
    assert [answer["cards"]["situation"] for answer in done["answers"]] == [
        {"child": "三孩"},
        {"child": 2},
    ]
    # The page fixture judges requests, so it has to see those of the worker.
    assert f"{base}{address(site, 'pyodide.asm.wasm')}.gz" in requests
    assert len(requests) == len(set(requests))


def test_an_error_in_the_rules_is_a_rejection(page: Callable[..., Page], base: str) -> None:
    """An exception in Python reaches whoever asked, with its traceback."""
    done = ask(page(390), base, {"trap": True})
    assert done["code"] == "failed"
    assert re.search(r'Traceback.*File ".*calculator/reply.py".*the trap', done["message"], re.DOTALL)


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "pyodide.mjs", "rules.json", "python_stdlib.zip"])
def test_a_missing_file_is_a_rejection(page: Callable[..., Page], base: str, site: Path, name: str) -> None:
    """Whatever cannot be loaded ends the wait at once."""
    gone = address(site, name)
    for form in ("", ".gz", ".br"):
        (site / f"{gone}{form}").unlink()
    done = ask(page(390, noisy=True), base, {})
    assert done["code"] == "network"
    assert gone in done["message"]


@pytest.mark.parametrize("name", ["rules.json", "python_stdlib.zip", "pyodide.asm.wasm"])
def test_a_file_that_is_not_the_named_one_is_refused(
    page: Callable[..., Page], base: str, site: Path, name: str
) -> None:
    """A broken or half-written file ends the wait; it never answers."""
    packed = site / f"{address(site, name)}.gz"
    packed.write_bytes(packed.read_bytes()[:-2000])
    assert ask(page(390, noisy=True), base, {})["code"] == "network"


def test_rules_of_the_same_length_with_another_figure_are_refused(
    page: Callable[..., Page], base: str, site: Path
) -> None:
    """The hash in the list is that of the content, and the browser works it out."""
    file = site / address(site, "rules.json")
    file.write_text(file.read_text().replace("护理假", "生育假"))
    for form in (".gz", ".br"):
        file.with_name(file.name + form).unlink()
    assert ask(page(390, noisy=True), base, {})["code"] == "network"


def test_a_silent_line_is_a_rejection(page: Callable[..., Page], base: str) -> None:
    """A download that stops without an error ends the wait after a while."""
    phone = page(390, noisy=True)
    phone.route("**/python_stdlib.*", lambda _: None)
    done = ask(phone, base, {}, patience=4000)
    assert (done["code"], done["message"]) == ("network", "Nothing has arrived for too long.")


def test_an_old_browser_is_told(page: Callable[..., Page], base: str) -> None:
    """Without WebAssembly there is an answer, not a wait."""
    phone = page(390)
    phone.add_init_script("delete globalThis.WebAssembly")
    assert ask(phone, base, {})["code"] == "unsupported"


def test_a_page_takes_no_answer_from_rules_that_it_was_not_made_from(
    page: Callable[..., Page], trimmed_site: Path
) -> None:
    """Neither older nor newer ones: the page is told to be read again."""
    version = manifest(trimmed_site)["files"]["rules.json"]["sha256"][:16]
    with serving(trimmed_site) as base:
        assert ask(page(390), base, {}, rules="0" * 16)["code"] == "renewed"
        assert ask(page(390), base, {}, rules=version)["answers"][0]["result"] == "护理假"


def test_new_rules_replace_the_old_ones_without_a_mix(
    page: Callable[..., Page], tmp_path: Path, kit: Kit, trimmed_site: Path
) -> None:
    """A page opened before the change gets the old answer or none; read again, it gets the new one at once."""
    site = shutil.copytree(trimmed_site, tmp_path / "site")
    for old in (site / "runtime").iterdir():
        os.utime(old, (1, 1))  # hosts tell times by the second, and the change comes sooner here
    (tmp_path / "new" / "runtime").mkdir(parents=True)
    publish(made(TRIAL, kit), '{"name": "育儿假"}'.encode(), tmp_path / "new" / "runtime", kit.cache)
    old_version = manifest(site)["files"]["rules.json"]["sha256"][:16]
    new_version = manifest(tmp_path / "new")["files"]["rules.json"]["sha256"][:16]
    phone = page(390, noisy=True)
    with serving(site) as base:
        assert ask(phone, base, {}, rules=old_version)["answers"][0]["result"] == "护理假"
        # Half replaced: the list is new, the files that it names have not arrived.
        for form in ("", ".gz", ".br"):
            shutil.copyfile(
                tmp_path / "new/runtime" / f"manifest.json{form}", site / "runtime" / f"manifest.json{form}"
            )
        assert ask(phone, base, {}, rules=old_version)["code"] == "renewed"
        assert ask(phone, base, {}, rules=new_version)["code"] == "network"
        shutil.rmtree(site / "runtime")
        shutil.copytree(tmp_path / "new" / "runtime", site / "runtime")
        assert ask(phone, base, {}, rules=old_version)["code"] == "renewed"
        assert ask(phone, base, {}, rules=new_version)["answers"][0]["result"] == "育儿假"


def test_scripts_travel_small_and_what_a_page_begins_with_holds_what_it_needs(tmp_path: Path) -> None:
    """A module that others need as well stays beside it; one that finds files beside itself is never moved."""
    folder = tmp_path / "assets"
    sources = {
        "calculator/main.mjs": 'import { own } from "./own.mjs";\nimport { all } from "../room/all.mjs";\n'
        'import { start } from "../runtime/runtime.mjs";\nstart(own, all);\n',
        "calculator/own.mjs": "/** Why. */\nexport const own = 'own';\n",
        "room/all.mjs": "export function all(first) {\n  return [first];\n}\n",
        "room/begin.mjs": 'import { all } from "./all.mjs";\nall("begin");\n',
        "runtime/runtime.mjs": "export const start = (...all) => import.meta.url + all;\n",
        "style.css": "/* stays */",
    }
    for name, source in sources.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(source)
    join(folder, tmp_path / "cache")
    made = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.*")}
    assert made.keys() == sources.keys() - {"calculator/own.mjs"}
    assert made["style.css"] == "/* stays */"
    assert re.fullmatch(r"function \w\((\w)\){return\[\1]}export{\w as all};\n", made["room/all.mjs"])
    assert re.findall(r'from"([^"]+)"', made["calculator/main.mjs"]) == ["../runtime/runtime.mjs"]
    assert '"own"' in made["calculator/main.mjs"]


def test_a_trial_of_very_many_situations_asks_some_of_all() -> None:
    """However many places there are, the build takes as long; a few situations are all asked."""

    def asked(count: int) -> tuple[str, ...]:
        return requests({"place": f"p{number}"} for number in range(count))

    few, many = "".join(asked(7)), "".join(asked(999))
    assert all(f'"p{number}"' in few for number in range(7))
    assert len(asked(999)) <= 250
    assert '"p0"' in many
    assert any(f'"p{number}"' in many for number in range(980, 999))


def test_a_broken_script_stops_the_build(tmp_path: Path) -> None:
    """It says so, and keeps nothing half made."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "broken.mjs").write_text("export function {")
    with pytest.raises(BundleError, match="could not be made small"):
        join(tmp_path / "assets", tmp_path / "cache")
    assert [one for one in (tmp_path / "cache").iterdir() if one.is_dir()] == []
