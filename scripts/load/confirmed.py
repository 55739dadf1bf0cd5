"""What `confirmed.yml` holds: which translation a person confirmed, against which Chinese, on which day."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads it at run time
from hashlib import sha256
from typing import Annotated

from pydantic import Field, StringConstraints

from scripts.load.languages import SOURCE
from scripts.load.model import Line, Model
from scripts.load.text_model import keyed

FILE = "confirmed.yml"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Record(Model):
    """One confirmation. The Chinese is kept in words, so that a change since then can be told."""

    model_config = keyed(source=SOURCE.code)

    by: Line
    day: date = Field(description="The day of the confirmation.")
    source: Line = Field(description="The words that the translation was compared with.")
    digest: Digest = Field(description="The digest of the translation that was confirmed.")


# The file below the folder → the text's address in it → what was confirmed.
Ledger = dict[str, dict[str, Record]]


def digest(text: str) -> str:
    """Return the short fingerprint by which a confirmed translation is known again."""
    return sha256(text.encode()).hexdigest()[:12]
