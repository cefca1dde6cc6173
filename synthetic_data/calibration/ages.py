"""Ages and residence on a day, from dates alone."""

from __future__ import annotations

import pandas as pd


def months(dob: pd.Series, day: pd.Timestamp) -> pd.Series:
    """Completed months of age on a day; negative before the birth, missing without a date."""
    between = 12 * (day.year - dob.dt.year) + day.month - dob.dt.month
    completed: pd.Series = between - (dob.dt.day > day.day)
    return completed


def years(dob: pd.Series, day: pd.Timestamp) -> pd.Series:
    """Completed years of age on a day."""
    return months(dob, day) // 12


def living(people: pd.DataFrame, day: pd.Timestamp | pd.Series) -> pd.Series:
    """Who is born, alive and lives in the authority on a day, the same for all or each its own."""
    return (
        ~people["outside"]
        & (people["dob"] <= day)
        & ~(people["arrived"] > day)
        & ~(people["departed"] <= day)
        & ~(people["death_date"] <= day)
    )
