"""Whatever may go wrong in Python, made to go wrong; the last value says what was said of each, as JSON.

Runs in the runtime under Node: whatever a traceback, a warning or a deep recursion needs is then loaded,
and must still be there in the runtime that is shipped. Python's own tables, of characters and of powers of ten, are
gone through from end to end: a figure missing there would be no error, but another answer.
"""

import binascii
import json
import math
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


def tested(method: str) -> int:
    """Return the checksum of what a test of str says of every character there is."""
    return binascii.crc32(bytes(map(getattr(str, method), EVERY)))


def changed(method: str) -> int:
    """Return the checksum of what becomes of every character; each stands alone, so that none depends on another."""
    return binascii.crc32(getattr(" ".join(EVERY), method)().encode(errors="replace"))


def numbers() -> int:
    """Return the checksum of numbers of every size, written, read and worked out."""
    written = [f"{digits}e{power}" for digits in ("1", "7.3", "9.007199254740993") for power in range(-325, 309)]
    read = [float(one) for one in written]
    told = [f"{one!r} {one:.17g} {one:,.2f} {math.log1p(one)} {math.atan(one)} {one % 7}" for one in read]
    whole = [f"{7**power} {7**power // 3**power} {7**power % 10**power} {7**power:x}" for power in range(400)]
    return binascii.crc32("\n".join([*told, *whole]).encode())


TESTS = """
isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper
"""
CHANGES = "casefold lower title upper"
EVERY = [*map(chr, range(sys.maxunicode + 1))]
warnings.simplefilter("always")
told: dict[str, object] = {f"error {wrong}": said(wrong.replace("\\n", "\n")) for wrong in WRONG.strip().splitlines()}
told |= {f"characters, {method}": tested(method) for method in TESTS.split()}
told |= {f"characters, {method}": changed(method) for method in CHANGES.split()}
json.dumps(told | {"numbers": numbers()})
