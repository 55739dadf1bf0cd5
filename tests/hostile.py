"""Texts that no honest reader types, and what of them may be seen: the text itself, and nothing that comes of it."""

from __future__ import annotations

from typing import Any

# What must never be found in a page: an element or an attribute that one of the texts would have made.
MADE = "x-hostile, [onerror], [onload], [onmouseover], [onfocus], iframe, object, embed, base, [http-equiv=refresh]"

_MARKUP = (
    "<script>globalThis.ran=1</script>",
    "</script><script>globalThis.ran=1</script><x-hostile>",
    "</title></textarea></style></noscript></template></select><x-hostile>",
    "<img src=x onerror=globalThis.ran=1>",
    "<svg/onload=globalThis.ran=1>",
    "<svg><script>globalThis.ran=1</script></svg>",
    "<math><mtext></mtext><mglyph><style><!--</style><img src=x onerror=globalThis.ran=1>",
    '"><x-hostile onmouseover=globalThis.ran=1>',
    "'><x-hostile autofocus onfocus=globalThis.ran=1>",
    '" onmouseover="globalThis.ran=1',
    "<!--<x-hostile>",
    "--><x-hostile>",
    "]]><x-hostile>",
    "<![CDATA[<x-hostile>]]>",
    "<?php x-hostile ?>",
    "<x-hostile",
    "<<x-hostile>>",
    "&lt;x-hostile&gt; &#60;x-hostile&#62; &amp;",
    "\\x3cx-hostile\\x3e \\u003cx-hostile\\u003e",
    "%3Cx-hostile%3E",
    "＜x-hostile＞",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<object data=javascript:globalThis.ran=1>",
    "<embed src=//evil.example/x>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none!important}</style>",
    "<form action=//evil.example/><button>x</button></form>",
    "<a href=javascript:globalThis.ran=1 id=content>x</a>",
    "<details open ontoggle=globalThis.ran=1><x-hostile>",
    "javascript:globalThis.ran=1",
    "data:text/html,<x-hostile>",
    "[x](javascript:globalThis.ran=1)",
    "![x](//evil.example/x.png)",
    "[x]: javascript:globalThis.ran=1",
    "<javascript:globalThis.ran=1>",
    "`<x-hostile>` ~~~ ``` **x** _x_ # x",
    "| a | b |\n|---|---|\n| <x-hostile> | b |",
    "{: onmouseover=globalThis.ran=1 }",
    "x{: .x #content onmouseover=globalThis.ran=1 }",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "${globalThis.ran=1} #{globalThis.ran=1} `${globalThis.ran=1}`",
    "{typed} {n} {word} {day} {0}",
    "=1+1|cmd",
    "'; DROP TABLE answers; --",
)
_NAMES = (
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "__proto__[ran]=1",
    "../../../../etc/passwd",
    "//evil.example/",
    "NaN",
    "1e999",
    "-0",
    "９９９",
    "٣٤٥",
)
_SIGNS = (
    "\u202eevil\u202c",
    "\u202e\u202e\u202eunclosed",
    "\u2066one\u2067two\u2068three",
    "\u2069\u2069\u2069closed before it was opened",
    "\u200fright\u200eleft\u061cletter",
    "שלום (עולם)!",
    "مرحبا، العالم؟",
    "abc שלום 123 مرحبا 中文",
    "\u200b\u200c\u200d\ufeff\u2060\u00ad",
    "a\u2028b\u2029c\u0085d",
    "e" + "\u0301" * 300,
    "\u0338\u0338\u0338",
    "\ufff9\ufffa\ufffb",
    "\ufdd0\uffff",
    "\U000e0041\U000e0042\U000e007f",
)
_ASTRAL = (
    "𠮷野家",
    "𠀀𪛖𫠝𫝀",
    "👨‍👩‍👧‍👦👩🏽‍🚀🏴‍☠️🇨🇳",
    "𝕳𝖔𝖘𝖙𝖎𝖑𝖊",
    "\U0010fffd\U000f0000",
)
_PATTERNS = (
    "(a+)+$",
    "((((((((((",
    "[",
    "\\",
    "%",
    "%zz",
    "%E0%A4%A",
    ".*",
    "^$",
    "?",
    "#",
    "##",
    "&q=1&q=2",
    "+++",
    '"',
    "'",
    "。",
    "，、；：",
)
_LONG = (
    "a" * 20_000,
    "中" * 20_000,
    "a " * 10_000,
    "产假" * 5_000,
    "<" * 5_000,
    "&" * 5_000,
    "\u202e" * 5_000,
    "𠮷" * 5_000,
    "<x-hostile>" * 1_000,
    "\n" * 5_000 + "x",
)
TEXTS = (*_MARKUP, *_NAMES, *_SIGNS, *_ASTRAL, *_PATTERNS, *_LONG)

# Answers as another page, another version or a curious reader may have left them in the browser.
REMEMBERED: tuple[dict[str, Any], ...] = tuple(
    {"version": 1, "saved": saved, "asker": asker, "situation": situation}
    for saved, asker, situation in (
        ("<x-hostile>", "family", {"place": "<x-hostile>", "children": "<x-hostile>"}),
        ("2026-99-99", "<img src=x onerror=globalThis.ran=1>", {"place": ["<x-hostile>"], "as_of": "\u202e"}),
        (7, "__proto__", {"__proto__": {"ran": 1}, "constructor": {"prototype": {"ran": 1}}}),
        (None, "employer-<x-hostile>", {"mother": "<x-hostile>", "father": [[[[]]]], "children": [None, 7, "x", []]}),
        ("", "toString", {"children": [{}] * 2_000}),
        ("2026-11-21", "family", {"institution": {"enrolled": ["<x-hostile>"] * 2_000, "places": "1e999"}}),
        ("𠮷" * 5_000, "𠮷" * 5_000, {"𠮷" * 5_000: "中" * 20_000, '"]<x-hostile>': "x"}),
        ("2026-11-21T00:00:00Z", "institution", {'mother"] , [x="': {'hukou"]': "x"}, "as_of": {"deep": {"er": 1}}}),
    )
)
