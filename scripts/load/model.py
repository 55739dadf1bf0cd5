"""What every model of a content file is, and a line of text in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]


class Model(BaseModel):
    """A part of a content file: no unknown key, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
