"""The early years census, settings: what each is, who works there, how many children come."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import childcare
from synthetic_data.systems.attendance import Attendance, attendance
from synthetic_data.systems.contract import PROVIDER, Office, Records, System
from synthetic_data.systems.entitlements import aged, census_day, terms, year_of
from synthetic_data.systems.settings import CHILDMINDER, NURSERY, Settings
from synthetic_data.text import joined, picked

CATEGORIES = {
    "PRIV": "private setting",
    "VOLY": "voluntary setting",
    "INDS": "independent school",
    "GOVR": "run by the governors of a state school",
    "LADN": "local authority day nursery",
    "CHMD": "childminder",
}
AGES = ("under 1", "1", "2", "3", "4")
COUNTS = ("ey_under_1s", "ey_1_years", "ey_2_years", "ey_3_years", "ey_4_years")
CHILDREN_TO_STAFF = np.array([3.0, 3.0, 5.0, 8.0, 8.0])
"""How many children one member of staff looks after, by age; a synthetic setting."""
TABLE = Table(
    "early_years_census_setting",
    "Early years census, settings",
    "One row for each setting that handed in a census return: what it is, who works there and how "
    "many children of each age come, funded or not.",
    (
        Column("setting_urn", Kind.RECORD_ID, "The number that the authority gave the setting"),
        Column("la_number", Kind.CODE, "The authority that the setting is in"),
        Column("census_date", Kind.DATE, "Census day: the third Thursday of January"),
        Column("ofsted_urn", Kind.URN, "The setting's Ofsted number, which is another number"),
        Column("name", Kind.TEXT, "Name, as the setting gives it"),
        Column("category", Kind.CODE, "Kind of setting; the letters are ours", codes=CATEGORIES),
        Column("address", Kind.ADDRESS, "House, street and town"),
        Column("postcode", Kind.POSTCODE, "Postcode"),
        Column("hours_open", Kind.MEASURE, "Hours a week that the setting is open"),
        Column("weeks_open", Kind.COUNT, "Weeks a year that the setting is open"),
        Column("total_staff", Kind.COUNT, "Staff who teach or look after children"),
        Column("staff_early_years", Kind.COUNT, "Of these, staff who work with under-fives"),
        Column("staff_qts", Kind.COUNT, "Staff with qualified teacher status", optional=True),
        Column("staff_eyts", Kind.COUNT, "Staff with early years teacher status", optional=True),
        *(
            Column(name, Kind.COUNT, f"Children aged {age} on 31 December before{item}")
            for name, age, item in zip(
                COUNTS, AGES, (" (N00816)", " (N00817)", "", "", ""), strict=True
            )
        ),
    ),
)

KNOBS = (
    Knob("voluntary", 0.24, "share of nurseries that are voluntary"),
    Knob("independent", 0.042, "share of nurseries that are independent schools"),
    Knob("governor_run", 0.034, "share of nurseries that the governors of a state school run"),
    Knob("authority_run", 0.020, "share of nurseries that the authority runs"),
    Knob("paying_babies", 0.55, "children under two who pay in full, per funded one", high=5),
    Knob("paying_others", 0.06, "the same from two on", high=5),
    Knob("qts", 0.08, "share of nursery staff with qualified teacher status"),
    Knob("eyts", 0.05, "share of nursery staff with early years teacher status"),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each setting with a funded child on census day, in order of number."""
    day = census_day(office.today)
    held = attendance(truth, office.scenario, terms(day, 1)[0])
    known = childcare.childcare(truth, office.scenario).settings
    taking = np.unique(held.provider)
    about = taking[np.argsort(known.urn.to_numpy()[taking])]
    children = _children(truth, office, held, about, day)
    frame = pd.concat(
        [
            _characteristics(truth, office, known, about, day),
            _staff(office, about, known.kind[about] == CHILDMINDER, children),
            pd.DataFrame(children, columns=list(COUNTS)),
        ],
        axis="columns",
    )
    return Records(frame[TABLE.names], about)


def _characteristics(
    truth: Truth, office: Office, known: Settings, about: Ints, day: np.datetime64
) -> pd.DataFrame:
    """Numbers, name, kind and place."""
    providers = truth.providers.take(about).reset_index(drop=True)
    postcode = providers["postcode"].to_numpy()
    street = truth.areas.street_names.take(truth.areas.street[postcode]).reset_index(drop=True)
    nursery = known.kind[about] == NURSERY
    luck = office.luck("category", about)
    names = ("independent", "voluntary", "governor_run", "authority_run")
    bounds = np.cumsum([office.knob(name) for name in names])
    kind = np.array([2, 1, 3, 4, 0])[np.searchsorted(bounds, luck, side="right")]
    all_year = office.happens("all year", 0.6, about) | known.stretched[about]
    more = np.floor(office.luck("opening", about) * np.where(all_year, 11, 21))
    hours = np.where(all_year, 45.0, 15.0) + more
    return pd.DataFrame(
        {
            "setting_urn": known.urn.take(about).reset_index(drop=True),
            "la_number": picked([office.scenario.la_number], np.zeros(len(about))),
            "census_date": np.full(len(about), day),
            "ofsted_urn": known.ofsted_urn.take(about).reset_index(drop=True),
            "name": providers["name"].astype("str"),
            "category": picked(list(CATEGORIES), np.where(nursery, kind, len(CATEGORIES) - 1)),
            "address": joined([providers["house"].astype("str"), street], " "),
            "postcode": picked(list(truth.areas.postcodes), postcode),
            "hours_open": hours,
            "weeks_open": np.where(all_year, 50, 38),
        }
    )


def _children(
    truth: Truth, office: Office, held: Attendance, about: Ints, day: np.datetime64
) -> Ints:
    """Children of each setting (rows) by age on the last of December (columns), paying ones too."""
    last = np.datetime64(f"{year_of(day) - 1}-12-31")
    dob = truth.day("dob")[held.child]
    age = sum(aged(dob, 12 * years, last).astype(np.int64) for years in (1, 2, 3, 4))
    place = np.searchsorted(np.sort(about), held.provider)
    order = np.argsort(np.argsort(about))
    cells = np.bincount(place * 5 + age, minlength=len(about) * 5).reshape(len(about), 5)[order]
    rates = np.repeat([office.knob("paying_babies"), office.knob("paying_others")], [2, 3])
    paying = office.stream("paying").poisson(cells * rates)
    return np.asarray(cells + paying, dtype=np.int64)


def _staff(office: Office, about: Ints, alone: Flags, children: Ints) -> pd.DataFrame:
    """Staff by the number and age of children, and how many of them are teachers.

    Not all children come at once, so a setting has staff for about three quarters of them; a
    childminder works alone or with one assistant.
    """
    needed: Floats = (children / CHILDREN_TO_STAFF).sum(axis=1)
    busy = 0.65 + 0.3 * office.luck("busy", about)
    early = np.ceil(needed * busy).astype(np.int64) + 1
    total = early + office.below("others", 3, about)
    total = np.where(alone, 1 + office.happens("assistant", 0.25, about), total)
    early = np.where(alone, total, early)
    qts = office.stream("qts").binomial(early, office.knob("qts"))
    eyts = np.minimum(office.stream("eyts").binomial(early, office.knob("eyts")), early - qts)
    return pd.DataFrame(
        {
            "total_staff": total,
            "staff_early_years": early,
            "staff_qts": qts,
            "staff_eyts": eyts,
        }
    )


SYSTEM = System(TABLE, record, KNOBS, PROVIDER)
