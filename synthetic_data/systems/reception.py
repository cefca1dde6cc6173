"""The school census for reception: pupils of the county's schools, wherever they live."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.population.numbers import upns
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, duplicates
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.text import numbered, picked, where

LANGUAGES = {
    "ENG": "English",
    "OTH": "a language other than English",
    "ENB": "not known but believed to be English",
    "OTB": "not known but believed to be other than English",
}
TABLE = Table(
    "reception",
    "Reception (school census)",
    "One row for each pupil in a reception class of the county's schools, as the schools return "
    "them in the spring school census. It includes pupils who live over the border, and leaves out "
    "the county's own children who are taught elsewhere.",
    (
        Column("pupil_id", Kind.RECORD_ID, "Number of this record in the school's system"),
        Column(
            "upn",
            Kind.UPN,
            "Unique pupil number: a check letter, three digits for the authority, four for the "
            "school, two for the year, three more. A temporary one ends in a letter",
            optional=True,
        ),
        Column(
            "former_upn", Kind.UPN, "A pupil number held earlier, at another school", optional=True
        ),
        Column(
            "nhs_number",
            Kind.NHS_NUMBER,
            "NHS number. The school census does not ask for it: a few schools hold it of their own "
            "accord",
            optional=True,
            ours=True,
        ),
        Column("surname", Kind.SURNAME, "Legal surname"),
        Column("forename", Kind.FORENAME, "Legal forename"),
        Column("middle_names", Kind.FORENAME, "Middle names", optional=True),
        Column(
            "preferred_surname",
            Kind.SURNAME,
            "Surname by which the family wishes the child to be known, where it differs",
            optional=True,
        ),
        Column("dob", Kind.BIRTH_DATE, "Date of birth"),
        Column("sex", Kind.SEX, "Sex", codes=codes.SEX),
        Column("ethnicity", Kind.ETHNICITY, "Ethnicity, in DfE codes", codes=codes.DFE_ETHNICITY),
        Column("language", Kind.CODE, "First language, in short codes", codes=LANGUAGES),
        Column("fsm_eligible", Kind.FLAG, "Eligible for free school meals", codes=codes.YES_NO),
        Column(
            "sen_provision",
            Kind.CODE,
            "Special educational needs",
            codes={"N": "none", "K": "SEN support", "E": "education, health and care plan"},
        ),
        Column("address", Kind.ADDRESS, "House, street and town, from the admission form"),
        Column("postcode", Kind.POSTCODE, "Postcode, from the admission form"),
        Column("school_urn", Kind.CODE, "The school's number (invented, outside the issued range)"),
        Column("entry_date", Kind.DATE, "Date on which the pupil joined the school"),
        Column("nc_year", Kind.CODE, "National curriculum year", codes={"R": "reception"}),
    ),
    typed_at="school_urn",
)

KNOBS = (
    duplicates.KNOB,
    Knob("upn", 0.995, "share of pupils with a pupil number"),
    Knob("nhs_number_in_keen_schools", 0.95, "share with an NHS number where the school holds it"),
    Knob("nhs_number_elsewhere", 0.01, "share with an NHS number in other schools"),
    Knob("former_upn", 0.03, "share of pupils with a pupil number from an earlier school"),
    Knob("joins_late", 0.05, "share of pupils who join after September"),
    Knob("address_lag_days", 60, "days after a move by which half of all schools know", high=2000),
    Knob("preferred_surname", 0.03, "share known by another surname than the legal one"),
    Knob("short", 0.01, "share entered under a short name, where there is one"),
    Knob("by_ear", 0.04, "share of names with several spellings that are written as heard"),
    Knob("ethnicity_refused", 0.015, "share of families that decline to give their ethnicity"),
    Knob("ethnicity_not_obtained", 0.019, "share whose ethnicity was not yet asked"),
)


def record(truth: Truth, office: Office) -> Records:
    """A record for every pupil in reception, as the school knows it in spring."""
    about = _pupils(truth, office)
    people = truth.people
    entry = _entry(truth, office, about)
    lag = office.lag("lag", office.knob("address_lag_days"), about)
    heard = np.maximum(office.days_ago(lag), entry)
    address, postcode = home(truth, about, heard)
    school = people["school"].to_numpy()[about]
    legal = surname(truth, about, heard)
    frame = pd.DataFrame(
        {
            "pupil_id": numbered("PU", np.arange(len(about)) + 1, 6),
            "upn": taken(people["upn"], about).where(
                office.happens("upn", office.knob("upn"), about)
            ),
            "former_upn": _former(truth, office, about),
            "nhs_number": _number(truth, office, about, school),
            "surname": legal,
            "forename": forename(
                truth,
                about,
                office.luck("forename", about),
                short=office.knob("short"),
                by_ear=office.knob("by_ear"),
            ),
            "middle_names": taken(people["middle_names"], about),
            "preferred_surname": _preferred(truth, office, about),
            "dob": people["dob"].to_numpy()[about],
            "sex": taken(people["sex"], about),
            "ethnicity": _ethnicity(truth, office, about),
            "language": _language(truth, office, about),
            "fsm_eligible": picked(["N", "Y"], truth.flag("fsm")[about]),
            "sen_provision": taken(people["sen"], about),
            "address": address,
            "postcode": postcode,
            "school_urn": picked(list(truth.schools["school_urn"]), school),
            "entry_date": entry,
            "nc_year": picked(["R"], np.zeros(len(about), dtype=np.int64)),
        }
    )
    return Records(frame, about)


def _pupils(truth: Truth, office: Office) -> Ints:
    """Children at a school of ours, school by school and in no order within it."""
    school = truth.people["school"].to_numpy()
    pupils = np.flatnonzero(school >= 0)
    mixed = office.stream("order").permutation(pupils)
    return np.asarray(mixed[np.argsort(school[mixed], kind="stable")], dtype=np.int64)


def _entry(truth: Truth, office: Office, about: Ints) -> Days:
    """The first day of the school year, or a later day for those who joined or moved in late."""
    year = office.scenario.school_year
    first = np.datetime64(f"{year}-09-03")
    span = max(int((office.today - first).astype(int)), 1)
    later = first + (1 + office.below("entry", span, about)).astype("timedelta64[D]")
    late = office.happens("late entry", office.knob("joins_late"), about)
    arrived = truth.day("arrived")[about] + np.timedelta64(10, "D")
    entry = np.where(late, later, first)
    entry = np.where(arrived > entry, arrived, entry)
    return np.asarray(np.minimum(entry, office.today))


def _former(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """Pupil numbers that a few had at an earlier school: well formed, and not the true one."""
    has = office.happens("former upn", office.knob("former_upn"), about)
    count = len(about)
    # The child's own row gives school and serial, so the number was nobody else's.
    school, serial = 3001 + about // 999 % 900, about % 999 + 1
    year = np.full(count, office.scenario.school_year - 1)
    never = np.zeros(count, dtype=np.bool_)
    text = upns(school, year, serial, never, la=office.scenario.la_number)
    return text.where(has)


def _number(truth: Truth, office: Office, about: Ints, school: Ints) -> pd.Series:
    """NHS numbers, which a few schools collect and the others hold by chance."""
    keen = truth.schools["holds_nhs_numbers"].to_numpy()[school]
    rate = np.where(
        keen, office.knob("nhs_number_in_keen_schools"), office.knob("nhs_number_elsewhere")
    )
    has: Flags = office.happens("nhs number", rate, about)
    return taken(truth.people["nhs_number"], about).where(has)


def _preferred(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """For a few, the mother's surname where it differs from the child's."""
    mothers = taken(truth.people["mother_surname"], about)
    legal = taken(truth.people["surname"], about)
    differs = mothers.astype("str").to_numpy() != legal.astype("str").to_numpy()
    uses = office.happens("preferred", 3 * office.knob("preferred_surname"), about)
    return where(uses & differs, mothers, np.nan)


def _ethnicity(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """The DfE code of the family, or refused, or not yet obtained."""
    luck = office.luck("ethnicity", about)
    refused = office.knob("ethnicity_refused")
    unknown = refused + office.knob("ethnicity_not_obtained")
    given = where(luck >= refused, taken(truth.people["dfe_ethnicity"], about), "REFU")
    return where((luck < refused) | (luck >= unknown), given, "NOBT")


def _language(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """English or other, with a few that are only believed to be so."""
    english = truth.flag("english_at_home")[about]
    believed = office.happens("language", 0.006, about)
    return picked(list(LANGUAGES), np.where(english, 0, 1) + np.where(believed, 2, 0))


SYSTEM = System(TABLE, record, KNOBS)
