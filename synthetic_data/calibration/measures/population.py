"""The children of the authority and their mothers, from the truth."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

import pandas as pd

from synthetic_data.calibration.ages import living, months, years
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, mean, share

NEEDS = ("areas", "truth/people")


def _mothers_ages(pack: Pack) -> pd.Series:
    """Completed years of each mother at each birth inside the authority."""
    people = pack.truth("people")
    born_here = ~people["outside"] & people["arrived"].isna()
    return people.loc[born_here, "mother_age_at_birth"] // 1


def mothers_mean_age(pack: Pack) -> Tally:
    return mean(_mothers_ages(pack) + 0.5)


def mothers_under_20(pack: Pack) -> Tally:
    return share(_mothers_ages(pack) < 20)


def mothers_40_and_over(pack: Pack) -> Tally:
    return share(_mothers_ages(pack) >= 40)


def _of_age(pack: Pack, age: int) -> Tally:
    """Children of one age among those from one to four, in January."""
    people = pack.truth("people")
    ages = years(people["dob"], pack.year_end)
    here = living(people, pack.census_day)
    return share(ages == age, here & (ages >= 1) & (ages <= 4))


def aged_1(pack: Pack) -> Tally:
    return _of_age(pack, 1)


def aged_4(pack: Pack) -> Tally:
    return _of_age(pack, 4)


def per_small_area(pack: Pack) -> Tally:
    people = pack.truth("people")
    age = months(people["dob"], pack.year_end)
    here = living(people, pack.year_end) & (age >= 9) & (age < 60)
    return Tally(float(here.sum()), float(len(pack.table("areas"))))


def moves_in_a_year(pack: Pack) -> Tally:
    people = pack.truth("people")
    before = pack.day - pd.DateOffset(years=1)
    return share(people["last_moved"] > before, living(people, pack.day))


MEASURES = {
    "births-mother-mean-age": mothers_mean_age,
    "births-mother-under-20": mothers_under_20,
    "births-mother-40-and-over": mothers_40_and_over,
    "children-aged-1-of-1-to-4": aged_1,
    "children-aged-4-of-1-to-4": aged_4,
    "children-per-lsoa": per_small_area,
    "moves-a-year": moves_in_a_year,
}
