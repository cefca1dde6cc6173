"""What is really so: the frames that every system looks at, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats
from synthetic_data.population.areas import Areas
from synthetic_data.population.stays import Stays


def days(column: pd.Series) -> Days:
    """A date column as NumPy days, NaT where it is missing."""
    return column.to_numpy().astype("datetime64[D]")


@dataclass(frozen=True)
class Truth:
    """The true world. `people` are the children; row numbers are how systems point at them."""

    areas: Areas
    people: pd.DataFrame
    households: pd.DataFrame
    stays: Stays
    providers: pd.DataFrame
    schools: pd.DataFrame

    def day(self, column: str) -> Days:
        """A date of every child as NumPy days."""
        return days(self.people[column])

    def number(self, column: str) -> Floats:
        """A number of every child."""
        return self.people[column].to_numpy(dtype=np.float64)

    def flag(self, column: str) -> Flags:
        """A yes or no of every child."""
        return self.people[column].to_numpy(dtype=np.bool_)
