"""Whatever may go wrong in Python, made to go wrong; the last value says what was said of each, as JSON.

Runs in the runtime under Node: whatever a traceback, a warning or a deep recursion needs is then loaded,
and must still be there in the runtime that is shipped.
"""

import json
import sys
import traceback
import warnings

WRONG = """
def deep(level): return deep(level + 1)\\ndeep(0)
try: int("x")\\nexcept ValueError as error: raise KeyError("一") from error
1 // 0
undefined_name
import datetime; datetime.date.fromisoformat("2026-02-30")
import datetime; datetime.date.today().yaer
b"\\xff".decode()
"\\ud800".encode()
int("9" * 5000)
def broken(:
import no_such_module
[].pop()
{}["missing"]
raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])
import warnings; warnings.warn("a warning", DeprecationWarning)
"""


def said(wrong: str) -> list[object]:
    """Return the last line of its traceback, and how many places the traceback names."""
    try:
        exec(wrong, {})  # noqa: S102 - the programs above
    except Exception:  # noqa: BLE001 - every kind is wanted
        text = traceback.format_exc()
        sys.excepthook(*sys.exc_info())
        return [text.strip().splitlines()[-1], text.count('File "')]
    return []


warnings.simplefilter("always")
json.dumps({f"error {wrong}": said(wrong.replace("\\n", "\n")) for wrong in WRONG.strip().splitlines()})
