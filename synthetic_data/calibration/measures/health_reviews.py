"""Health visitors' reviews: in time, with the ASQ-3, and what its scores say."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.ages import living
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share
from synthetic_data.reference import toml

NEEDS = ("health_reviews", "truth/people", "truth/links")
Age = pd.DateOffset


def reached(pack: Pack, age: Age) -> pd.DataFrame:
    """Children who reached an age in the year to the reference date and lived here that day.

    The column `day` is the day on which they did.
    """
    people = pack.truth("people")
    found = people.assign(day=people["dob"] + age)
    in_year = (found["day"] > pack.day - pd.DateOffset(years=1)) & (found["day"] <= pack.day)
    return found.loc[in_year & living(found, found["day"])]


def reviewed(pack: Pack, review: str, counted_at: Age, by: Age | None = None) -> pd.DataFrame:
    """Children who reached an age, with their review and whether it was done in time (`seen`)."""
    due = reached(pack, counted_at)
    rows = pack.linked("health_reviews")
    rows = rows.loc[rows["review"] == review, ["person_id", "done_date", "feeding"]]
    rows = rows.drop_duplicates("person_id")
    found = due[["person_id", "dob", "day"]].merge(rows, on="person_id", how="left")
    limit = found["day"] if by is None else found["dob"] + by
    return found.assign(seen=found["done_date"] <= limit)


def in_time(review: str, counted_at: Age, by: Age | None = None) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        return share(reviewed(pack, review, counted_at, by)["seen"])

    return find


def breastfed(pack: Pack) -> Tally:
    feeding = reviewed(pack, "6-8W", Age(days=56))["feeding"]
    return share(feeding.isin(["01", "02"]), feeding.notna())


def at_two(pack: Pack) -> pd.DataFrame:
    """Reviews at two to two and a half that took place."""
    rows = pack.table("health_reviews")
    return rows.loc[(rows["review"] == "2-2.5Y") & rows["done_date"].notna()]


def with_asq(pack: Pack) -> Tally:
    done = at_two(pack)
    in_year = done["done_date"] > pack.day - pd.DateOffset(years=1)
    return share(done["asq_form"].notna(), in_year)


def reaches(pack: Pack) -> pd.DataFrame:
    """For each review and domain, whether the score reaches the form's cut-off; else missing."""
    done = at_two(pack)
    asq = toml("asq3_thresholds")
    forms = {str(form["months"]): form["cut_offs"] for form in asq["forms"]}
    found = {}
    for place, domain in enumerate(asq["order"]):
        score = done[f"asq_{domain}"]
        cut_off = done["asq_form"].map({form: cuts[place] for form, cuts in forms.items()})
        found[domain] = (score >= cut_off.astype("float64")).astype("boolean").mask(score.isna())
    return pd.DataFrame(found)


def domain(name: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = reaches(pack)[name]
        return share(found, found.notna())

    return find


def all_five(pack: Pack) -> Tally:
    found = reaches(pack).dropna()
    return share(found.all(axis=1))


MEASURES = {
    "hv-new-birth-14-days": in_time("NBV", Age(days=30), Age(days=14)),
    "hv-new-birth-30-days": in_time("NBV", Age(days=30)),
    "hv-six-to-eight-week": in_time("6-8W", Age(days=56)),
    "hv-twelve-month-by-15-months": in_time("12M", Age(months=15)),
    "hv-two-year": in_time("2-2.5Y", Age(months=30)),
    "hv-two-year-with-asq3": with_asq,
    "breastfed-six-to-eight-weeks": breastfed,
    "asq-all-five": all_five,
    "asq-communication": domain("communication"),
    "asq-gross-motor": domain("gross_motor"),
    "asq-fine-motor": domain("fine_motor"),
    "asq-problem-solving": domain("problem_solving"),
    "asq-personal-social": domain("personal_social"),
}
