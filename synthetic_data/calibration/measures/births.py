"""Births, as the child health record has them."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

import pandas as pd

from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = ("births", "truth/people", "truth/links")


def _births(pack: Pack) -> pd.DataFrame:
    return pack.table("births")


def boys_per_girl(pack: Pack) -> Tally:
    sex = _births(pack)["sex"]
    return Tally(float((sex == "1").sum()), float((sex == "2").sum()))


def multiple_maternities(pack: Pack) -> Tally:
    births = _births(pack)
    return share(births["number_of_babies"] >= 2, births["birth_order"] == 1)


def low_weight(pack: Pack) -> Tally:
    weight = _births(pack)["birth_weight_g"]
    return share(weight < 2500, weight.notna())


def preterm(pack: Pack) -> Tally:
    weeks = _births(pack)["gestation_weeks"]
    return share(weeks < 37, weeks.notna())


def term_low_weight(pack: Pack) -> Tally:
    births = _births(pack)
    term = (births["gestation_weeks"] >= 37) & births["birth_weight_g"].notna()
    return share(births["birth_weight_g"] < 2500, term)


def singletons_at_term(pack: Pack) -> Tally:
    births = _births(pack)
    weeks = births["gestation_weeks"]
    among = (births["number_of_babies"] == 1) & weeks.notna()
    return share((weeks >= 39) & (weeks <= 41), among)


def most_deprived_fifth(pack: Pack) -> Tally:
    births = pack.linked("births").merge(
        pack.truth("people")[["person_id", "idaci_fifth"]], on="person_id"
    )
    return share(births["idaci_fifth"] == 1, births["date_moved_in"].isna())


MEASURES = {
    "births-boys-per-100-girls": boys_per_girl,
    "births-multiple-maternities": multiple_maternities,
    "births-low-weight": low_weight,
    "births-preterm": preterm,
    "births-term-low-weight": term_low_weight,
    "births-singletons-39-to-41-weeks": singletons_at_term,
    "births-most-deprived-fifth": most_deprived_fifth,
}
