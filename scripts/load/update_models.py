"""What `updates.yml` holds: the changes of a document that readers are told of, the newest first.

It is kept as a file, and not read from Git, so that a site is the same wherever it is built. What it says
was so on its day: figures stand in it as they were, and later changes of the content leave it alone.
"""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - an update has a field called date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from scripts.load.model import Model
from scripts.load.placeholder import any_day
from scripts.load.text_model import Id, Text  # noqa: TC001 - pydantic reads them at run time

AnyDay = Annotated[Day, BeforeValidator(any_day)]


class Period(Model):
    """The births or the payments that a change concerns, both days included; a day left out is an open end."""

    of: Literal["births", "payments"]
    first: AnyDay | None = Field(default=None, alias="from")
    last: AnyDay | None = Field(default=None, alias="to")


class Affected(Model):
    """Of how many kinds of family the answers changed, and in which direction."""

    kinds: int = Field(strict=True, ge=0)
    gain: int = Field(strict=True, ge=0)
    lose: int = Field(strict=True, ge=0)


class Update(Model):
    """One change worth telling; `status` is that of the document on that day."""

    id: Id
    date: AnyDay
    status: Literal["draft", "in_force", "amended", "repealed"]
    title: Text
    text: tuple[Text, ...] = Field(min_length=1)
    measures: tuple[Id, ...] = ()
    periods: tuple[Period, ...] = ()
    affected: Affected | None = None
