"""`confirmed.yml` written: sorted, a line a text, so that Git shows what one person confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from scripts.load.confirmed import FILE, Ledger

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = (
    "# 译文由谁在哪天核对过，当时的中文是怎样的；由 mingbai confirm 写成，不用手改。\n"
    "# 删去一条，就是说那句译文又没有人核对过了。\n"
    "# Who confirmed which translation on which day, against which Chinese; written by mingbai confirm, not by hand.\n"
    "# An entry that is deleted says that nobody has reviewed that translation.\n"
)


def write(folder: Path, ledger: Ledger) -> None:
    """Write the confirmations of a folder; a folder without any has no file."""
    file = folder / FILE
    if not ledger:
        file.unlink(missing_ok=True)
        return
    plain = {
        name: {key: record.model_dump(mode="json", by_alias=True) for key, record in sorted(held.items())}
        for name, held in sorted(ledger.items())
    }
    # One line a record: its own mapping in braces, the two that hold it in lines.
    lines = yaml.safe_dump(plain, default_flow_style=None, allow_unicode=True, sort_keys=False, width=float("inf"))
    file.write_text(_HEAD + lines, encoding="utf-8", newline="\n")
