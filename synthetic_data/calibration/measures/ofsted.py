"""The register of providers: kinds, places and the last single grades."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, mean, share

NEEDS = ("ofsted",)
CHILDMINDER = "childminder"
GROUP = "childcare on non-domestic premises"
REPORT_CARDS_FROM = pd.Timestamp("2025-11-10")
GOOD = ("Good", "Outstanding")


def active(pack: Pack) -> pd.DataFrame:
    """Providers that are still on the register."""
    register = pack.table("ofsted")
    return register.loc[register["status"] == "Active"]


def early_years(pack: Pack) -> pd.DataFrame:
    """Active providers on the Early Years Register."""
    found = active(pack)
    return found.loc[found["registers"].str.contains("EYR", regex=False)]


def kind(name: str, among: tuple[str, ...] = ()) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        kinds = active(pack)["provider_type"]
        return share(kinds == name, kinds.isin(among) if among else None)

    return find


def places_in_groups(pack: Pack) -> Tally:
    found = early_years(pack).dropna(subset="places")
    places = found["places"].astype("float64")
    return Tally(float(places[found["provider_type"] == GROUP].sum()), float(places.sum()))


def places_at_childminders(pack: Pack) -> Tally:
    found = active(pack)
    return mean(found["places"], found["provider_type"] == CHILDMINDER)


def places_a_group(pack: Pack) -> Tally:
    found = early_years(pack)
    return mean(found["places"], found["provider_type"] == GROUP)


def graded(pack: Pack) -> pd.DataFrame:
    """Active providers on the Early Years Register with a single grade other than met."""
    found = early_years(pack)
    return found.loc[
        found["grade"].notna()
        & (found["grade"] != "Met")
        & (found["inspection_date"] < REPORT_CARDS_FROM)
    ]


def _in_year(found: pd.DataFrame) -> pd.Series:
    return found["inspection_date"] >= REPORT_CARDS_FROM - pd.DateOffset(years=1)


def good(pack: Pack) -> Tally:
    return share(graded(pack)["grade"].isin(GOOD))


def good_in_year(pack: Pack) -> Tally:
    found = graded(pack)
    return share(found["grade"].isin(GOOD), _in_year(found))


def childminders_good_in_year(pack: Pack) -> Tally:
    found = graded(pack)
    among = _in_year(found) & (found["provider_type"] == CHILDMINDER)
    return share(found["grade"].isin(GOOD), among)


def outstanding(pack: Pack) -> Tally:
    return share(graded(pack)["grade"] == "Outstanding")


MEASURES = {
    "ofsted-childminders-to-groups": kind(CHILDMINDER, (CHILDMINDER, GROUP)),
    "ofsted-home-childcarers": kind("home childcarer"),
    "ofsted-domestic": kind("childcare on domestic premises"),
    "ofsted-places-non-domestic": places_in_groups,
    "ofsted-places-childminder": places_at_childminders,
    "places-group-provider": places_a_group,
    "ofsted-good-or-outstanding": good,
    "ofsted-good-or-outstanding-in-year": good_in_year,
    "ofsted-childminders-good-in-year": childminders_good_in_year,
    "ofsted-outstanding": outstanding,
}
