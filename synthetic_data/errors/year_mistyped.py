"""The year of what happened is one too early or too late, so that things seem to run backwards."""

from __future__ import annotations

from synthetic_data.errors.contract import CellError, Example, Stage
from synthetic_data.errors.year_out import year_out
from synthetic_data.schema import Kind

ERROR = CellError(
    name="year_mistyped",
    help="The year of a date other than that of birth is one too early or one too late: an end "
    "comes before its start, or a case seems to have been open for a year longer.",
    touches=frozenset({Kind.DATE}),
    spoil=year_out,
    stage=Stage.TYPING,
    example=Example(Kind.DATE, "2026-01-08"),
)
