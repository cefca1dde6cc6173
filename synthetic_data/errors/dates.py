"""Dates put together from year, month and day, where such a day exists."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints


def from_parts(year: Ints, month: Ints, day: Ints, like: pd.Series) -> pd.Series:
    """The dates, stored as `like` is; missing where there is no such day."""
    real = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    found = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    real &= found.astype("datetime64[M]") == months
    dates = np.where(real, found, np.datetime64("NaT", "D"))
    return pd.Series(dates.astype("datetime64[us]"), index=like.index).astype(like.dtype)


def parts(dates: pd.Series) -> tuple[Ints, Ints, Ints]:
    """Year, month and day of dates of which none is missing."""
    days = dates.to_numpy().astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    year = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    return year, month, (days - months.astype("datetime64[D]")).astype(np.int64) + 1
