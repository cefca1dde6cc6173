"""Children in need census: who the children are, born and unborn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, duplicates, social_care
from synthetic_data.systems.contract import Event, Office, Records, System
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.text import picked, where

UNKNOWN_UPN = {
    "UN1": "too young to have one",
    "UN4": "newly moved, or the number was not found",
}
SEX = {**codes.SEX, "U": "not known; every child not yet born"}
TABLE = Table(
    social_care.TABLE_NAME,
    "Children in need: children",
    "One row for each child whom social care was working with at some time in the year to the "
    "reference date. A child not yet born has an expected date of birth. Names, postcode and NHS "
    "number are in the case system and not in the national return.",
    (
        Column("la_child_id", Kind.RECORD_ID, "The authority's number of the child (N00097)"),
        Column("upn", Kind.UPN, "Unique pupil number (N00001)", optional=True),
        Column("former_upn", Kind.UPN, "An earlier one (N00002)", optional=True),
        Column(
            "upn_unknown",
            Kind.CODE,
            "Why there is no pupil number (N00135)",
            codes=UNKNOWN_UPN,
            optional=True,
        ),
        Column("dob", Kind.BIRTH_DATE, "Date of birth (N00066)", optional=True),
        Column(
            "expected_dob",
            Kind.DATE,
            "Expected date of birth of a child not yet born (N00098)",
            optional=True,
        ),
        Column("sex", Kind.SEX, "Sex (N00783)", codes=SEX),
        Column("death_date", Kind.DATE, "Date of death (N00108)", optional=True),
        Column("ethnicity", Kind.ETHNICITY, "Ethnicity (N00177)", codes=codes.DFE_ETHNICITY),
        Column("forename", Kind.FORENAME, "First name", optional=True, ours=True),
        Column("surname", Kind.SURNAME, "Last name", optional=True, ours=True),
        Column("postcode", Kind.POSTCODE, "Postcode at the referral", optional=True, ours=True),
        Column("nhs_number", Kind.NHS_NUMBER, "NHS number", optional=True, ours=True),
        Column("reference_date", Kind.DATE, "Last day of the year of the return (N00603)"),
    ),
)

KNOBS = (
    duplicates.KNOB,
    *social_care.KNOBS,
    Knob("upn", 0.93, "share of pupils whose number social care has"),
    Knob("nhs_number", 0.90, "share of children with an NHS number in the case system"),
    Knob("short", 0.04, "share entered under a short name, where there is one"),
    Knob("by_ear", 0.12, "share of names with several spellings that are written as heard"),
    Knob(
        "expected_as_birth", 0.06, "children not yet born whose expected date is in the wrong box"
    ),
    Knob("sex_before_birth", 0.08, "children not yet born who were entered with a sex"),
    Knob("ethnicity_not_obtained", 0.06, "share whose ethnicity was not yet asked"),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each child, as known when it was first referred."""
    cases = social_care.cases(truth, office.scenario)
    first = cases.children()
    about = cases.child[first]
    unborn = about < 0
    known = about.clip(0)
    day = np.maximum(cases.referred[first], truth.day("dob")[known])
    _, postcode = home(truth, known, day)
    luck = office.luck("forename", known)
    names = forename(truth, known, luck, short=office.knob("short"), by_ear=office.knob("by_ear"))
    number = taken(truth.people["nhs_number"], known)
    has = office.happens("nhs", office.knob("nhs_number"), known)
    pupil = taken(truth.people["upn"], known)
    pupil = pupil.where(office.happens("upn", office.knob("upn"), known) & ~unborn)
    young = truth.people["school"].to_numpy()[known] < 0
    born, due = truth.day("dob")[known], cases.due[first]
    died = truth.day("death_date")[known]
    dated = unborn & office.happens("dated", office.knob("expected_as_birth"), first)
    frame = pd.DataFrame(
        {
            "la_child_id": cases.la_child_id.take(first).reset_index(drop=True),
            "upn": pupil,
            "former_upn": pupil.mask(np.ones(len(first), dtype=np.bool_)),
            "upn_unknown": picked(
                list(UNKNOWN_UPN), np.where(pupil.notna(), -1, np.where(young | unborn, 0, 1))
            ),
            "dob": np.where(unborn, np.where(dated, due, social_care.NEVER), born),
            "expected_dob": np.where(dated, social_care.NEVER, due),
            "sex": where(~unborn, taken(truth.people["sex"], known), _expected(office, first)),
            "death_date": np.where(unborn | ~(died <= office.today), social_care.NEVER, died),
            "ethnicity": _ethnicity(truth, office, known, unborn),
            "forename": where(~unborn, names, np.nan),
            "surname": where(~unborn, surname(truth, known, day), np.nan),
            "postcode": where(~unborn, postcode, np.nan),
            "nhs_number": number.where(has & ~unborn),
            "reference_date": np.full(len(first), office.today),
        }
    )
    return Records(frame, about, _too_early(frame, unborn))


def _too_early(frame: pd.DataFrame, unborn: Flags) -> tuple[Event, ...]:
    """What was entered of children not yet born as if they were born."""
    told = frame["la_child_id"][unborn & (frame["sex"] != "U").to_numpy()]
    dated = frame["la_child_id"][unborn & frame["dob"].notna().to_numpy()]
    sex = "The sex seen at a scan was entered, where the return asks for U until the birth."
    day = "The expected date of birth was entered as the date of birth."
    return (
        *(Event("sex_before_birth", "la_child_id", one, sex) for one in told),
        *(Event("expected_as_birth", "la_child_id", one, day) for one in dated),
    )


def _expected(office: Office, first: Ints) -> pd.Series:
    """U for each child not yet born, and for a few what a scan showed."""
    seen = office.happens("scan", office.knob("sex_before_birth"), first)
    girl = office.happens("scan shows", 0.5, first)
    return picked(["F", "M", "U"], np.where(seen, np.where(girl, 0, 1), 2))


def _ethnicity(truth: Truth, office: Office, known: Ints, unborn: Flags) -> pd.Series:
    """The DfE code of the family, where it was asked; not yet obtained for the unborn."""
    asked = ~office.happens("ethnicity", office.knob("ethnicity_not_obtained"), known)
    return where(asked & ~unborn, taken(truth.people["dfe_ethnicity"], known), "NOBT")


SYSTEM = System(TABLE, record, KNOBS)
