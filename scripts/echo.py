"""What a command says."""

from __future__ import annotations

import click


def echo(text: str, *, err: bool = False) -> None:
    """Write UTF-8, whatever the terminal says of itself."""
    click.echo(text.encode("utf-8", "backslashreplace"), err=err)
