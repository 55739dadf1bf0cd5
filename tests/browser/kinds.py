"""One page of each kind, for the tests that look at all of them."""

from __future__ import annotations

KINDS = (
    "",
    "hinggan/",
    "huyanghe/measures-draft/",
    "huyanghe/measures-draft/measures/3-1/",
    "hinggan/notice-2023-86/measures/13/",
    "hinggan/notice-2023-86/figures/",
    "huyanghe/measures-draft/units/",
    "hinggan/notice-2023-86/faqs/",
    "huyanghe/measures-draft/text/",
    "huyanghe/measures-draft/families/",
    "compare/",
    "glossary/",
    "for/expecting-employees/",
    "updates/",
    "data/",
    "about/",
    "calculator/",
    "search/",
    "offline/",
)
