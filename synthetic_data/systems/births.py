"""The child health record: every child of the county that child health knows, from birth on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import births_beside, codes, duplicates
from synthetic_data.systems.births_beside import with_others
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.text import numbered, picked, where

TABLE = Table(
    "births",
    "Births (child health record)",
    "One row for each child known to child health services in the county: those born here and "
    "those who moved in later. Children who moved away or died stay on the list, with a date. "
    "Stillborn babies are on it too, and a few children are there twice. "
    "Shaped like a child health information system (CHIS).",
    (
        Column("birth_id", Kind.RECORD_ID, "Number of this record in the child health system"),
        Column(
            "nhs_number",
            Kind.NHS_NUMBER,
            "The child's NHS number: ten digits, the last a check digit. Text, not a number",
            optional=True,
        ),
        Column(
            "mother_nhs_number", Kind.PARENT_NHS_NUMBER, "The mother's NHS number", optional=True
        ),
        Column(
            "forename",
            Kind.FORENAME,
            "First name. `Baby`, or `Twin 1`, until child health hears of the registered name",
        ),
        Column(
            "surname",
            Kind.SURNAME,
            "Last name. Often the mother's until child health hears of the registered one",
        ),
        Column("dob", Kind.BIRTH_DATE, "Date of birth"),
        Column("sex", Kind.SEX, "Sex, in NHS codes", codes=codes.NHS_SEX),
        Column("birth_order", Kind.COUNT, "1 for the first or only baby, 2 for the second twin"),
        Column("number_of_babies", Kind.COUNT, "Babies born at this birth: 2 for twins"),
        Column("birth_weight_g", Kind.COUNT, "Weight at birth in grams", optional=True),
        Column(
            "gestation_weeks",
            Kind.COUNT,
            "Completed weeks of pregnancy at the birth; under 37 is preterm",
            optional=True,
        ),
        Column(
            "ethnic_category",
            Kind.ETHNICITY,
            "Ethnic category, in NHS codes. It has no code for Gypsy or Roma, Irish Traveller or "
            "Arab families",
            codes=codes.NHS_ETHNICITY,
        ),
        Column("address", Kind.ADDRESS, "House, street and town as child health last heard them"),
        Column("postcode", Kind.POSTCODE, "Postcode as child health last heard it"),
        Column("gp_code", Kind.CODE, "Code of the GP practice", optional=True),
        Column("hv_team", Kind.CODE, "The health visiting team responsible"),
        Column(
            "date_moved_in",
            Kind.DATE,
            "Date on which a child born elsewhere moved in; blank for those born here",
            optional=True,
        ),
        Column(
            "date_moved_out",
            Kind.DATE,
            "Date on which the child moved away; blank for those still here",
            optional=True,
        ),
        Column("death_date", Kind.DATE, "Date of death", optional=True),
    ),
    typed_at="hv_team",
)

KNOBS = (
    *births_beside.KNOBS,
    duplicates.KNOB,
    Knob("nhs_number", 0.997, "share of records with the child's NHS number"),
    Knob("mother_nhs_number", 0.97, "share of records with the mother's NHS number"),
    Knob("never_named", 0.015, "share still called Baby long after the birth"),
    Knob("surname_never_updated", 0.10, "share that keep the mother's name from the birth notice"),
    Knob("address_lag_days", 75, "days after a move by which half of all records know", high=2000),
    Knob("ethnicity_not_stated", 0.03, "share coded Z, not stated"),
    Knob("ethnicity_not_known", 0.04, "share coded 99, not known"),
    Knob("by_ear", 0.05, "share of names with several spellings that are written as heard"),
)


def record(truth: Truth, office: Office) -> Records:
    """A record for every child of the county, as child health last heard of it."""
    about = _known(truth)
    people = truth.people.take(about)
    heard = office.days_ago(office.lag("lag", office.knob("address_lag_days"), about))
    heard = np.fmax(heard, np.fmax(truth.day("dob"), truth.day("adopted"))[about])
    address, postcode = home(truth, about, heard)
    ward = truth.areas.ward[people["lsoa_number"].to_numpy()]
    order = people["birth_order"].to_numpy()
    girl = people["girl"].to_numpy()
    died = people["death_date"]
    frame = pd.DataFrame(
        {
            "birth_id": numbered("CH", np.arange(len(about)) + 1, 6),
            "nhs_number": _number(truth, office, about),
            "mother_nhs_number": taken(people["mother_nhs_number"], np.arange(len(about))).where(
                office.happens("mother's number", office.knob("mother_nhs_number"), about)
            ),
            "forename": _forename(truth, office, about),
            "surname": _surname(truth, office, about, heard),
            "dob": people["dob"].to_numpy(),
            "sex": _sex(office, about, girl),
            "birth_order": order,
            "number_of_babies": people["number_of_babies"].to_numpy(),
            "birth_weight_g": people["birth_weight_g"].to_numpy(),
            "gestation_weeks": people["gestation_weeks"].to_numpy(),
            "ethnic_category": _ethnicity(truth, office, about),
            "address": address,
            "postcode": postcode,
            "gp_code": _practice(office, about, ward),
            "hv_team": picked(_teams(), _team_of(truth)[ward]),
            "date_moved_in": people["arrived"].to_numpy(),
            "date_moved_out": people["departed"].to_numpy(),
            "death_date": died.where(died <= office.today).to_numpy(),
        }
    )
    return with_others(truth, office, Records(frame, about), TABLE)


def _known(truth: Truth) -> Ints:
    """Children of the county, in order of the day on which child health first heard of them."""
    inside = np.flatnonzero(~truth.flag("outside"))
    arrived, dob = truth.day("arrived")[inside], truth.day("dob")[inside]
    first_heard = np.where(np.isnat(arrived), dob, arrived)
    return inside[np.argsort(first_heard, kind="stable")]


def _number(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """NHS numbers; newly arrived families wait longer for theirs."""
    abroad = truth.flag("from_abroad")[about]
    missing = (1 - office.knob("nhs_number")) * np.where(abroad, 8.0, 0.85)
    has = ~office.happens("nhs number", missing, about)
    return taken(truth.people["nhs_number"], about).where(has)


def _forename(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """Registered forenames as heard, and placeholders for those not heard of yet."""
    unnamed = ~_named(truth, office, about)
    luck = office.luck("forename", about)
    names = forename(truth, about, luck, short=0.0, by_ear=office.knob("by_ear"))
    order = truth.people["birth_order"].to_numpy()[about]
    twin = truth.people["number_of_babies"].to_numpy()[about] > 1
    waiting = picked(["Baby", "Twin 1", "Twin 2", "Twin 3"], np.where(twin, order, 0))
    return where(unnamed, waiting, names)


def _named(truth: Truth, office: Office, about: Ints) -> Flags:
    """Whether child health knows the registered name: within weeks for most, never for a few."""
    wait = (7 + office.below("registration", 49, about)).astype("timedelta64[D]")
    registered = truth.day("dob")[about] + wait <= office.today
    arrived = ~np.isnat(truth.day("arrived")[about])
    died_first = truth.day("death_date")[about] <= truth.day("dob")[about] + wait
    never = office.happens("never named", office.knob("never_named"), about)
    return np.asarray((registered & ~never & ~died_first) | arrived, dtype=np.bool_)


def _surname(truth: Truth, office: Office, about: Ints, heard: Days) -> pd.Series:
    """The registered surname, or the mother's where nobody has put it right since the birth."""
    arrived = ~np.isnat(truth.day("arrived")[about])
    stale = office.happens("surname", office.knob("surname_never_updated"), about)
    stale = (stale | ~_named(truth, office, about)) & ~arrived
    stale &= np.isnat(truth.day("adopted")[about])
    at_birth = taken(truth.people["surname_at_birth"], about)
    return where(stale, at_birth, surname(truth, about, heard))


def _sex(office: Office, about: Ints, girl: Flags) -> pd.Series:
    """NHS codes; very few are indeterminate or not known."""
    luck = office.luck("sex", about)
    usual = np.where(girl, 1, 0)
    return picked(list(codes.NHS_SEX), np.select([luck < 0.0002, luck < 0.0012], [2, 3], usual))


def _ethnicity(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """The NHS code of the family, or not stated, or not known."""
    luck = office.luck("ethnicity", about)
    not_stated = office.knob("ethnicity_not_stated")
    not_known = not_stated + office.knob("ethnicity_not_known")
    stated = where(luck >= not_stated, taken(truth.people["ethnicity"], about), "Z")
    return where((luck < not_stated) | (luck >= not_known), stated, "99")


FIRST_PRACTICE, PRACTICES_EACH = 50_000, 250
"""In a world of many authorities, practices are Z50001 and on: each has so many of its own."""


def _practice(office: Office, about: Ints, ward: Ints) -> pd.Series:
    """A GP practice of the ward (two a ward, in a range that is not in use) or of the next."""
    practice = ward * 2 + office.below("practice", 2, about)
    practice = practice + 2 * office.happens("practice of the next ward", 0.12, about)
    authority = office.scenario.authority
    first = FIRST_PRACTICE + PRACTICES_EACH * (authority - 1) if authority else 99_000
    names = [f"Z{first + number:05d}" for number in range(1, int(ward.max()) * 2 + 5)]
    return picked(names, np.where(office.happens("no practice", 0.02, about), -1, practice))


def _teams() -> list[str]:
    """The health visiting teams."""
    return list(toml("places")["teams"])


def _team_of(truth: Truth) -> Ints:
    """The team of each ward."""
    return truth.areas.wards["team"].to_numpy(dtype=np.int64)


SYSTEM = System(TABLE, record, KNOBS)
