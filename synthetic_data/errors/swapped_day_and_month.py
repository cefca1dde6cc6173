"""Day and month swapped, as when a form and a system disagree on which comes first."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Stage
from synthetic_data.schema import Kind


def swap_day_and_month(cells: Cells) -> pd.Series:
    """12/03/2021 is recorded as 03/12/2021 wherever that is also a real date."""
    dates = cells.values
    parts = {"year": dates.dt.year, "month": dates.dt.day, "day": dates.dt.month}
    swapped = pd.to_datetime(pd.DataFrame(parts), errors="coerce").astype(dates.dtype)
    return dates.where(dates.dt.day > 12, swapped)


ERROR = CellError(
    name="swapped_day_and_month",
    help="Day and month change places: 12/03/2021 is recorded as 03/12/2021. It can happen only "
    "when the day is 12 or less, and it cannot be seen when they are the same.",
    touches=frozenset({Kind.BIRTH_DATE, Kind.DATE}),
    spoil=swap_day_and_month,
    rate=0.003,
    stage=Stage.TYPING,
)
