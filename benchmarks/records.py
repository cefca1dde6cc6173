"""Records made ready for linkage, and one link a record: with pandas alone, for every method."""

from __future__ import annotations

import pandas as pd

NHS_SEX = {"1": "M", "2": "F"}
NO_NAME = r"^(?:baby|twin \d|triplet \d)$"
"""What stands for a forename until there is one: it says nothing, so it counts as missing."""


def prepared(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The fields to compare, in one shape for every table."""
    names = {
        name: frame[name].str.strip().str.lower().replace(NO_NAME, None, regex=True)
        for name in ("forename", "surname")
    }
    return pd.DataFrame(
        {
            "unique_id": frame[key],
            **names,
            "dob": frame["dob"].dt.strftime("%Y-%m-%d"),
            "postcode": frame["postcode"].str.upper().str.replace(" ", "", regex=False),
            "sex": frame["sex"].replace(NHS_SEX).where(lambda sex: sex.isin(["M", "F"])),
        }
    )


def one_to_one(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs of `left` and `right` that are the best by `score` for both of their records."""
    ranked = pairs.sort_values(["score", "left", "right"], ascending=[False, True, True])
    best = ~ranked.duplicated("left") & ~ranked.duplicated("right")
    return ranked.loc[best].reset_index(drop=True)
