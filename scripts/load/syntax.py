"""What a YAML syntax error means to somebody who writes sentences: where it began, and how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

# Line and column from 1, then the message in both languages.
Explained = tuple[int, int, str, str]

_TAB = re.compile(r"^ *(\t)")
_FULL_COLON = re.compile(r"^\s*(?:- )?[a-z_]+\s*(：)")
_BRACE_FIRST = re.compile(r"(?:: +|- )(\{[a-z0-9-]+(?::n)?\})[^\s,}\]]")
_DASH = re.compile(r"^\s*(-)[a-z_]+:")
_HASH = re.compile(r"\{[^}\"']* (#)")
_OPENING_QUOTE = re.compile(r"""(?:^\s*|: +|- +|[{,\[] *)(["'])""")
_FULL_BRACKET = re.compile(r"(?:: *|- )([｛［“‘])")

_SAYINGS = {
    "tab": (
        "这里用了制表符（Tab）：缩进请改用空格。",
        "a tab stands here: indent with blanks.",
    ),
    "quote": (
        "这个引号没有配对：请在这句话末尾补上，句中的引号用“”。",
        "this quotation mark is never closed: close it at the end of the sentence; inside, use “ ”.",
    ),
    "full-colon": (
        "键的后面用了全角冒号“：”：请改成半角冒号加一个空格“: ”。",
        "a full-width colon stands after the key: write an ASCII colon and a blank.",
    ),
    "brace": (
        "以花括号开头的文字要加引号：请给整句加上引号。",
        "text that begins with a brace needs quotes: put them around the whole sentence.",
    ),
    "colon": (
        "句子里有“: ”（冒号加空格），或者上一行没有写完、缩进不对：句子请加引号。",
        (
            "a sentence holds a colon and a blank, or the line above is unfinished or indented wrongly: "
            "put quotes around the sentence."
        ),
    ),
    "open-bracket": (
        "这个括号没有配对，或者括号里缺逗号：请补上；句子里有逗号、冒号或引号的要加引号。",
        (
            "this bracket is never closed, or a comma is missing inside: add it; "
            "put quotes around a sentence that holds commas, colons or quotation marks."
        ),
    ),
    "no-colon": (
        "这一行缺少冒号：请写成“键: 值”，冒号后面有一个空格；接上一行的句子请写在同一行。",
        (
            "this line has no colon: write “key: value”, with a blank after the colon; "
            "a sentence stands on one line with its key."
        ),
    ),
    "dash": (
        "“-”的后面少了一个空格：请写成“- ”。",
        "a blank is missing after the dash: write “- ”.",
    ),
    "hash": (
        "空格加 # 之后的字成了注释，括号因此没有合上：请给整句加引号。",
        "what follows a blank and # is a comment, and so the bracket is never closed: put quotes around the sentence.",
    ),
    "first": (
        "文字不能以“{char}”开头：请给整句加引号。",
        "text cannot begin with “{char}”: put quotes around the sentence.",
    ),
    "several": (
        "文件里有一行“---”把它分成了几份：请删除这一行。",
        "a line of --- splits the file: delete it.",
    ),
    "indent": (
        "YAML 写法有误，这一行与上面的行接不上：请检查缩进（同一级的键要对齐）、每项前面的“- ”、引号和括号。",
        (
            "not valid YAML, this line does not follow from those above: look at its indentation (keys of one level "
            "stand below one another), the “- ” before each entry, quotes and brackets."
        ),
    ),
}


def explained(error: yaml.MarkedYAMLError, text: str) -> Explained:
    """Return the place where the mistake most likely is, and what to do about it."""
    lines = text.split("\n")
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    problem, context = (marks[0], marks[-1]) if marks else (None, None)
    row = min(problem.line, len(lines) - 1) if problem else 0
    column = problem.column if problem else 0
    begun = (context.line, context.column) if context else (row, column)
    for found in (_odd(error, lines, row), _opened(error, begun), _said(error, lines, (row, column), begun)):
        if found:
            line, at, name, char = found
            zh, en = (saying.format(char=char) for saying in _SAYINGS[name])
            return line + 1, at + 1, zh, en
    return row + 1, column + 1, *_SAYINGS["indent"]


Found = tuple[int, int, str, str] | None


def _odd(error: yaml.MarkedYAMLError, lines: list[str], row: int) -> Found:
    """Return what a look at the lines up to the error finds: it often shows only after its cause."""
    if "single document" in str(error.context):
        return row, 0, "several", ""
    for line in range(row + 1):
        if opened := _unclosed(lines[line]):
            return line, opened, "quote", ""
    for line in range(row, max(row - 3, -1), -1):
        for pattern, name in (
            (_TAB, "tab"),
            (_FULL_COLON, "full-colon"),
            (_DASH, "dash"),
            (_HASH, "hash"),
            (_BRACE_FIRST, "brace"),
            (_FULL_BRACKET, "open-bracket"),
        ):
            found = pattern.search(lines[line])
            if found and (name != "open-bracket" or line == row):
                return line, found.start(1), name, ""
    return None


def _unclosed(line: str) -> int:
    """Return the column of a quotation mark that opens a text and is not closed on its line; 0 if none."""
    if line.lstrip().startswith("#"):
        return 0
    at = 0
    while opening := _OPENING_QUOTE.search(line, at):
        mark = opening[1]
        closing = re.compile(r'(?:[^"\\]|\\.)*"' if mark == '"' else r"(?:[^']|'')*'").match(line, opening.end())
        if closing is None:
            return opening.start(1)
        at = closing.end()
    return 0


def _opened(error: yaml.MarkedYAMLError, begun: tuple[int, int]) -> Found:
    """Return the bracket or quotation mark that was opened and never closed."""
    context = str(error.context)
    if "quoted scalar" in context:
        return *begun, "quote", ""
    return (*begun, "open-bracket", "") if "flow" in context else None


def _said(error: yaml.MarkedYAMLError, lines: list[str], place: tuple[int, int], begun: tuple[int, int]) -> Found:
    """Return what the reader's own words for the problem mean."""
    problem, (row, column) = str(error.problem), place
    char = lines[row][column : column + 1] if row < len(lines) else ""
    if "cannot start any token" in problem and char:
        return row, column, "first", char
    if "expected alphabetic or numeric" in problem and begun[0] == row:
        return row, begun[1], "first", lines[row][begun[1]]
    if "mapping values are not allowed" in problem:
        return row, column, "colon", ""
    if "expected ':'" in problem:
        return *begun, "no-colon", ""
    return next(_doubtful(lines, row), None)


def _doubtful(lines: list[str], row: int) -> Iterator[Found]:
    """Yield a line near the error that is neither a key, nor an entry, nor blank."""
    line = lines[row] if row < len(lines) else ""
    if line.strip() and not re.match(r"\s*(?:#|- |-$|[^:]+:(?: |$))", line):
        yield row, len(line) - len(line.lstrip()), "no-colon", ""
