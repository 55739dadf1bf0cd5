"""Other ways to run Python in the browser, with the same rules: PyScript, and MicroPython where it can run them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from scripts.bench import start
from scripts.bench.browser import Site, browsing, visits
from scripts.bench.line import LINES
from scripts.bench.ours import NPM, ROOT
from scripts.node import node

if TYPE_CHECKING:
    from scripts.bench.figures import Run, Section
    from scripts.bundle.trial import Trial

NAME, MINUTES, QUICK_MINUTES = "runtimes", 2, 0.4
TITLE = "Other runtimes: from nothing to the first full answer"
_PYSCRIPT = NPM / "@pyscript" / "core"
_MICROPYTHON = NPM / "@micropython" / "micropython-webassembly-pyscript"
_MAIN = """from pyscript import window
from calculator.reply import reply
with open("rules.json") as file:
    window.benchDone(reply(file.read(), window.benchRequest))
"""
_ASK_PYSCRIPT = """(request) => new Promise((resolve, reject) => {
  Object.assign(globalThis, { benchRequest: request, benchDone: resolve });
  addEventListener("error", ({ message }) => reject(new Error(message)));
  const program = Object.assign(document.createElement("script"), { type: "py", src: "./main.py" });
  program.setAttribute("config", "./pyscript.json");
  const core = Object.assign(document.createElement("script"), { type: "module", src: "./core.js" });
  document.head.append(program, core);
})"""
_ASK_MICROPYTHON = """async () => {
  const { loadMicroPython } = await import("./micropython.mjs");
  const [python, rules] = await Promise.all([
    loadMicroPython({ url: "./micropython.wasm", heapsize: 16_000_000 }),
    fetch("./rules.json").then((response) => response.text()),
  ]);
  python.FS.writeFile("/rules.json", rules);
  python.runPython('import json\\nwith open("/rules.json") as file: rules = json.load(file)');
}"""


def measure(run: Run, section: Section) -> None:
    """Try what can run the rules, then visit each on each line."""
    asked = start.trial()
    run.say("laying out PyScript and MicroPython")
    sites = [start.ours(asked), _pyscript(asked), _micropython(asked)]
    section.versions |= {"PyScript": start.version(_PYSCRIPT), "MicroPython": start.version(_MICROPYTHON)}
    section.notes.append("PyScript runs Pyodide of the version that ours is made from, on the page's own thread.")
    section.notes += _cannot()
    with browsing() as browser:
        for line in LINES[: 1 if run.quick else None]:
            times = start.runs(line, quick=run.quick or line.slower > 1)
            section.rows += start.rows(line, visits(browser, sites, line, times, run.say))


def _pyscript(asked: Trial) -> Site:
    """Lay out PyScript as its documentation says, with its own copy of Pyodide."""
    folder = start.emptied("pyscript")
    for file in (_PYSCRIPT / "dist").iterdir():
        if file.suffix in {".js", ".css"}:
            shutil.copyfile(file, folder / file.name)
    start.runtime_files(start.SAME, folder)
    start.add_rules(asked, folder)
    (folder / "calculator.whl").rename(folder / "calculator.zip")
    (folder / "main.py").write_text(_MAIN, encoding="utf-8")
    files = {"./calculator.zip": "./*", "./rules.json": "./rules.json"}
    (folder / "pyscript.json").write_text(json.dumps({"interpreter": "/pyodide.mjs", "files": files}))
    start.finish(folder, folder)
    return Site("PyScript", folder, _ASK_PYSCRIPT, asked.requests[0])


def _micropython(asked: Trial) -> Site:
    """Lay out MicroPython, which loads and reads the rules: further it does not come."""
    folder = start.emptied("micropython")
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copyfile(_MICROPYTHON / name, folder / name)
    start.add_rules(asked, folder)
    start.finish(folder, folder)
    return Site("MicroPython (no answer)", folder, _ASK_MICROPYTHON, asked.requests[0])


def _cannot() -> list[str]:
    """Give MicroPython the rules under Node, and return what it says to them."""
    done = node(ROOT / "scripts" / "bench" / "micropython.mjs", _MICROPYTHON / "micropython.mjs", ROOT / "calculator")
    if done.returncode:
        raise SystemExit(done.stderr)
    said = json.loads(done.stdout)
    if not said["faults"]:
        return ["MicroPython can run the rules by now: it should be timed as the others are."]
    return [
        f"MicroPython cannot run the rules: {'; '.join(said['faults'])}.",
        "Its times are those of loading it and of reading the rules as JSON, without an answer.",
    ]
