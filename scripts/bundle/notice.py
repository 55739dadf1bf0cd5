"""The notice that Pyodide's licence asks for: what these files are, made from what, and how."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from scripts.bundle.originals import GLUE, START, STDLIB, WASM
from scripts.bundle.publish import named
from scripts.bundle.slim import OPTIONS, TOOLS, tool_version
from scripts.bundle.unneeded import UNUSED

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.bundle.originals import Originals
    from scripts.bundle.runtime import Runtime

NOTICE = "NOTICE.txt"
_HEAD = """Pyodide {version} (CPython for WebAssembly)

Pyodide is licensed under the Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Its source code: https://github.com/pyodide/pyodide, tag {version}.
It contains CPython, licensed under the Python Software Foundation License,
https://docs.python.org/3.13/license.html

The originals are those of the npm package pyodide {version}, with these SHA-256 hashes:
{originals}

In the names of the files here, 16 digits of the SHA-256 hash of their content stand before the last dot;
NAME.gz and NAME.br are the same content, compressed.
"""
_WHOLE = """
{names}
are the originals, unchanged.

The wheel mingbai_calculator and rules.*.json are part of this site's own program and content (MIT License).
"""
_CUT = """
{start}
is the original, unchanged.

{wasm}
was made from the original pyodide.asm.wasm: exports that neither pyodide.asm.js, nor pyodide.mjs, nor an import
of the module names were taken out of its list of exports; the addresses that its start function and
__wasm_apply_data_relocs work out were written into its code, its globals and its data, for the place at which
pyodide.asm.js loads it; these modules were taken off Python's list of built-in ones, and with them the places in the
table of functions and the stretches of data that nothing else refers to:
{unused}
Then binaryen {binaryen} ran
  wasm-opt {options}

{glue}
was made from the original pyodide.asm.js: its statements of the form
  var _NAME=Module["_NAME"]=wasmExports["NAME"];   or   ...=NUMBER;
were taken out where the rest of pyodide.asm.js and pyodide.mjs does not say the name, then those members of
wasmImports that the new pyodide.asm.wasm does not import, statements that set Module["NAME"] or NAME.sig, functions and
variables whose name is then said nowhere, and calls of registerPreMainLoop and registerPostMainLoop; the rest was
written shorter. Tools: typescript {typescript}, esbuild {esbuild}.

{stdlib}
holds these files of the original python_stdlib.zip, each compiled to byte code with Pyodide {version} itself
(python -OO -X no_debug_ranges, by pyodide-build, hash-based, not deflated), and beside them the package calculator,
which is part of this site's own program (MIT License), like rules.*.json:
{modules}
Where dataclasses.py is among them, it ends with one line more, by which it takes functions that it would compile from
text from _ready.py, which was made of just those texts.
"""


def notice(original: Originals, runtime: Runtime, root: Path) -> str:
    """Return the notice for the files of a runtime."""
    called = {name: named(name, (runtime.folder / name).read_bytes()) for name in runtime.names}
    originals = "\n".join(f"  {known}  {name}" for name, known in original.hashes.items())
    head = _HEAD.format(version=original.version, originals=originals)
    if runtime.modules is None:
        return head + _WHOLE.format(names="\n".join(called[name] for name in (START, GLUE, WASM, STDLIB)))
    return head + _CUT.format(
        version=original.version,
        start=called[START],
        wasm=called[WASM],
        glue=called[GLUE],
        stdlib=called[STDLIB],
        **{tool: tool_version(root, tool) for tool in TOOLS},
        options=" ".join(OPTIONS),
        unused=fill(" ".join(sorted(UNUSED)), 110, initial_indent="  ", subsequent_indent="  "),
        modules="\n".join(f"  {name}" for name in runtime.modules),
    )
