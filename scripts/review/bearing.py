"""What a Chinese sentence binds: its figures, dates, numbers in words, limits, must and may."""

from __future__ import annotations

import re
from collections import Counter

from scripts.figures import PLACEHOLDER

_NUMBER = "[〇零一二三四五六七八九十百千万两半双]"
_COUNTED = "[个孩胎次年月日天岁周户口人方份条项倍成元名位胞夫]"
_BINDING = re.compile(
    rf"[0-9０-９]+(?:\.[0-9]+)?|第{_NUMBER}+|{_NUMBER}+(?={_COUNTED})|其中之一|"
    "以上|以下|以内|以外|以前|以后|之前|之后|当天|次日|不低于|不高于|不超过|不少于|至少|最多|最低|最高|"
    "超过|不满|未满|届满|满|直至|截止|或者|并且|同时|任何|全部|每|仅|只有|不包括|除外|"
    "不得|不能|不可以|可以|应当|必须|免费|无需|不再"
)


def bearing(zh: str) -> tuple[tuple[str, ...], Counter[str]]:
    """Return the figures of a sentence in their order, and its binding words, however they are ordered."""
    figures = tuple(found[1] for found in PLACEHOLDER.finditer(zh))
    return figures, Counter(_BINDING.findall(PLACEHOLDER.sub("", zh)))
