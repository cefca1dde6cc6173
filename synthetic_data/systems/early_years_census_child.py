"""The early years census, children: who is in a funded place outside schools, each January."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.population.numbers import upns
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import childcare, codes, duplicates
from synthetic_data.systems.attendance import Attendance, attendance
from synthetic_data.systems.childcare import EYPP_BASES
from synthetic_data.systems.contract import Event, Office, Records, System
from synthetic_data.systems.entitlements import aged, census_day, eligibility_codes, terms
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.systems.settings import TABLE_NAME, in_capitals
from synthetic_data.text import numbered, picked, where

NEW_CODES = {
    "ABRI": "Asian British (from 2025)",
    "AWL": "Asian Welsh (from 2025)",
    "BBRI": "Black British (from 2025)",
    "BWEL": "Black Welsh (from 2025)",
    "ORAB": "Arab (from 2025; an extended code of OOTH)",
}
"""Codes added to the code set CS080; the meanings are this project's reading of the letters."""
ETHNICITY = {**codes.DFE_ETHNICITY, **NEW_CODES}
SEN = {"N": "none", "K": "SEN support", "E": "education, health and care plan"}
EYPP = {
    "EE": "economic reasons",
    "EO": "other reasons, such as care",
    "EB": "both",
    "EU": "not known",
}
TABLE = Table(
    TABLE_NAME,
    "Early years census, children",
    "One row for each child and setting on census day in January: funded children at private, "
    "voluntary and independent settings and with childminders. Children in schools' nursery "
    "classes are in the school census instead. A child at two settings has two rows.",
    (
        Column("eyc_id", Kind.RECORD_ID, "Number of this row in the authority's file", ours=True),
        Column("la_number", Kind.CODE, "The authority that funds the place: where the setting is"),
        Column("census_date", Kind.DATE, "Census day: the third Thursday of January"),
        Column("setting_urn", Kind.URN, "The number that the authority gave the setting"),
        Column("ofsted_urn", Kind.URN, "The setting's Ofsted number, which is another number"),
        Column(
            "upn",
            Kind.UPN,
            "Unique pupil number (N00001). Few children under five have one outside schools",
            optional=True,
        ),
        Column("surname", Kind.SURNAME, "Legal surname, as the setting typed it"),
        Column("forename", Kind.FORENAME, "Legal forename, as the setting typed it"),
        Column("middle_names", Kind.FORENAME, "Middle names", optional=True),
        Column(
            "preferred_surname", Kind.SURNAME, "Surname in use, where it differs", optional=True
        ),
        Column("dob", Kind.BIRTH_DATE, "Date of birth (N00066)"),
        Column("sex", Kind.SEX, "Sex (N00783)", codes=codes.SEX),
        Column(
            "ethnicity",
            Kind.ETHNICITY,
            "Ethnicity (N00177), code set CS080 with the codes added in 2025",
            codes=ETHNICITY,
        ),
        Column("sen_provision", Kind.CODE, "Special educational needs", codes=SEN),
        Column(
            "hours_at_setting", Kind.MEASURE, "Hours a week at this setting, paid ones included"
        ),
        Column(
            "funded_hours",
            Kind.MEASURE,
            "Universal hours a week, or those of the offer for two-year-olds: 15 at most",
        ),
        Column(
            "extended_hours",
            Kind.MEASURE,
            "Further hours a week of working parents, at three and four: 15 at most",
        ),
        Column(
            "expanded_hours",
            Kind.MEASURE,
            "Hours a week of working parents of younger children (N00787): 30 at most from 2026",
        ),
        Column("funded_weeks", Kind.COUNT, "Weeks a year (N00791)", optional=True),
        Column("extended_weeks", Kind.COUNT, "Weeks a year (N00792)", optional=True),
        Column("expanded_weeks", Kind.COUNT, "Weeks a year (N00793)", optional=True),
        *(
            Column(
                f"funding_basis_{code}",
                Kind.FLAG,
                f"Why a two-year-old has the offer: {meaning}. A child may have several; blank "
                "for all others",
                codes=codes.YES_NO,
                optional=True,
            )
            for code, meaning in (
                ("eco", "economic (ECO)"),
                ("hsd", "special needs or disability (HSD)"),
                ("laa", "looked after, or left care (LAA)"),
            )
        ),
        Column(
            "eypp_receipt",
            Kind.FLAG,
            "Whether the early years pupil premium is paid (N00639)",
            codes=codes.YES_NO,
        ),
        Column("eypp_basis", Kind.CODE, "Why it is paid (N00174)", codes=EYPP, optional=True),
        Column("daf", Kind.FLAG, "Disability access fund (N00203)", codes=codes.YES_NO),
        Column(
            "eligibility_code",
            Kind.ELIGIBILITY_CODE,
            "Working parents' eligibility code (N00202), formerly the 30 hour code: 11 digits",
            optional=True,
        ),
        Column("address", Kind.ADDRESS, "Home address as the setting last heard it"),
        Column("postcode", Kind.POSTCODE, "Home postcode as the setting last heard it"),
    ),
    typed_at="setting_urn",
    typed_on="census_date",
)

KNOBS = (
    duplicates.KNOB,
    *childcare.KNOBS,
    Knob("upn", 0.02, "share of rows with a pupil number"),
    Knob("eligibility_code", 0.985, "share of working parents' children whose code is there"),
    Knob("address_lag_days", 90, "days after a move by which half of all settings know", high=2000),
    Knob("preferred_surname", 0.03, "share known by another surname than the legal one"),
    Knob("short", 0.05, "share entered under a short name, where there is one"),
    Knob("by_ear", 0.08, "share of names with several spellings that are written as heard"),
    Knob("ethnicity_refused", 0.02, "share of families that decline to give their ethnicity"),
    Knob("ethnicity_not_obtained", 0.03, "share whose ethnicity was not yet asked"),
    Knob("paid_hours", 0.45, "share of children who stay for more hours than are funded"),
)
SEEN_BY_AGE = (0.12, 0.40, 0.85)
"""Share of special needs known to a setting before two, at two, and from three; our setting."""


def record(truth: Truth, office: Office) -> Records:
    """A row for each child and setting, setting by setting, as the setting typed it."""
    day = census_day(office.today)
    held = attendance(truth, office.scenario, terms(day, 1)[0])
    parts = [_setting(truth, office, held, day), _child(truth, office, held, day)]
    parts += [_hours(office, held), _funding(truth, office, held)]
    rows = _in_file(truth, office, held)
    frame = pd.concat(parts, axis="columns").take(rows).reset_index(drop=True)
    frame["eyc_id"] = numbered("EC", np.arange(len(rows)) + 1, 6)
    events = _events(truth, office, held.rows(rows), frame["eyc_id"])
    return Records(frame[TABLE.names], held.child[rows], events)


def _in_file(truth: Truth, office: Office, held: Attendance) -> Ints:
    """The rows in the order of the authority's file: a second return follows the first."""
    known = childcare.childcare(truth, office.scenario).settings
    twice = np.flatnonzero(known.twice[held.provider])
    rows = np.concatenate([np.arange(len(held.child)), twice])
    second = np.arange(len(rows)) >= len(held.child)
    mixed = office.luck("order", held.child)
    serial = known.urn.rank().to_numpy()[held.provider[rows]]
    return rows[np.lexsort((mixed[rows], second, serial))]


def _setting(truth: Truth, office: Office, held: Attendance, day: np.datetime64) -> pd.DataFrame:
    """What is the same for all children of a setting."""
    known = childcare.childcare(truth, office.scenario).settings
    count = len(held.child)
    return pd.DataFrame(
        {
            "la_number": picked([office.scenario.la_number], np.zeros(count)),
            "census_date": np.full(count, day),
            "setting_urn": picked(list(known.urn), held.provider),
            "ofsted_urn": picked(list(known.ofsted_urn), held.provider),
        }
    )


def _child(truth: Truth, office: Office, held: Attendance, day: np.datetime64) -> pd.DataFrame:
    """Who the child is, as this setting heard it."""
    about = held.child
    lag = office.lag("lag", office.knob("address_lag_days"), about)
    heard = np.maximum(day - lag.astype("timedelta64[D]"), truth.day("dob")[about])
    address, postcode = home(truth, about, heard)
    luck = office.luck("forename", about)
    first = forename(truth, about, luck, short=office.knob("short"), by_ear=office.knob("by_ear"))
    loud = childcare.childcare(truth, office.scenario).settings.capitals[held.provider]
    return pd.DataFrame(
        {
            "upn": _upns(office, about),
            "surname": in_capitals(surname(truth, about, heard), loud),
            "forename": in_capitals(first, loud),
            "middle_names": in_capitals(taken(truth.people["middle_names"], about), loud),
            "preferred_surname": _preferred(truth, office, about),
            "dob": truth.people["dob"].to_numpy()[about],
            "sex": taken(truth.people["sex"], about),
            "ethnicity": _ethnicity(truth, office, held),
            "sen_provision": _needs(truth, office, about, day),
            "address": address,
            "postcode": postcode,
        }
    )


def _upns(office: Office, about: Ints) -> pd.Series:
    """A pupil number for the few whom a school's nursery class has given one."""
    year = np.full(len(about), office.scenario.school_year)
    # The child's own row gives school and serial, so the number is nobody else's at two settings.
    school, serial = 4001 + about // 999 % 900, about % 999 + 1
    never = np.zeros(len(about), dtype=np.bool_)
    text = upns(school, year, serial, never, la=office.scenario.la_number)
    return text.where(office.happens("upn", office.knob("upn"), about))


def _preferred(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """For a few, the mother's surname where it differs from the child's."""
    mothers = taken(truth.people["mother_surname"], about)
    legal = taken(truth.people["surname"], about)
    differs = mothers.astype("str").to_numpy() != legal.astype("str").to_numpy()
    uses = office.happens("preferred", 3 * office.knob("preferred_surname"), about)
    return where(uses & differs, mothers, np.nan)


def _ethnicity(truth: Truth, office: Office, held: Attendance) -> pd.Series:
    """DfE codes of the family; newer codes where the software has them; REFU from one setting."""
    known = childcare.childcare(truth, office.scenario).settings
    about = held.child
    old = taken(truth.people["dfe_ethnicity"], about)
    arab = (truth.people["heritage"] == "arab").to_numpy()[about]
    uses = known.new_codes[held.provider] & office.happens("new codes", 0.5, about)
    first = old.astype("str").str.slice(0, 1)
    asian = (first == "A").to_numpy() & uses & ~arab
    black = (first == "B").to_numpy() & uses & ~arab
    welsh = office.happens("Welsh", 0.01, about)
    newer = np.select(
        [arab & uses, asian, black], [4, np.where(welsh, 1, 0), np.where(welsh, 3, 2)], -1
    )
    code = where(newer < 0, old, picked(list(NEW_CODES), newer))
    luck = office.luck("ethnicity", about)
    refused = office.knob("ethnicity_refused")
    unknown = refused + office.knob("ethnicity_not_obtained")
    code = where((luck < refused) | (luck >= unknown), code, "NOBT")
    return where((luck >= refused) & ~known.refuses[held.provider], code, "REFU")


def _needs(truth: Truth, office: Office, about: Ints, day: np.datetime64) -> pd.Series:
    """Special needs, as far as they show at the age."""
    dob = truth.day("dob")[about]
    age = aged(dob, 24, day).astype(int) + aged(dob, 36, day)
    care = childcare.childcare(truth, office.scenario)
    share = np.array(SEEN_BY_AGE)[age] * np.where(care.working[about], 0.45, 1.0)
    seen = office.happens("needs", share, about) | care.high_needs[about]
    return where(seen, taken(truth.people["sen"], about), "N")


def _hours(office: Office, held: Attendance) -> pd.DataFrame:
    """Hours a week at this setting, and the weeks of those that there are."""
    funded = held.funded + held.extended + held.expanded
    paid = np.ceil(office.luck("paid hours", held.child) * 30) / 2 + 2
    stays = office.happens("stays", office.knob("paid_hours"), held.child)
    hours = np.minimum(funded + np.where(stays, paid, 0.0), np.maximum(funded, 50.0))

    def weeks(of: Floats) -> pd.Series:
        return pd.Series(held.weeks, dtype="Int64").where(of > 0)

    return pd.DataFrame(
        {
            "hours_at_setting": hours,
            "funded_hours": held.funded,
            "extended_hours": held.extended,
            "expanded_hours": held.expanded,
            "funded_weeks": weeks(held.funded),
            "extended_weeks": weeks(held.extended),
            "expanded_weeks": weeks(held.expanded),
        }
    )


def _funding(truth: Truth, office: Office, held: Attendance) -> pd.DataFrame:
    """Why the place is funded: basis of the two-year-old's offer, premium, fund, code."""
    care = childcare.childcare(truth, office.scenario)
    about = held.child

    def basis(of: Flags) -> pd.Series:
        return picked(["N", "Y"], np.where(held.two, of[about], -1))

    premium = care.eypp[about]
    working = (held.extended > 0) | (held.expanded > 0)
    there = office.happens("code", office.knob("eligibility_code"), about)
    code = eligibility_codes(office.scenario.authority, about)
    return pd.DataFrame(
        {
            "funding_basis_eco": basis(care.economic),
            "funding_basis_hsd": basis(care.high_needs),
            "funding_basis_laa": basis(care.looked_after),
            "eypp_receipt": picked(["N", "Y"], premium >= 0),
            "eypp_basis": picked(list(EYPP_BASES), premium),
            "daf": picked(["N", "Y"], care.daf[about]),
            "eligibility_code": code.where(working & there),
        }
    )


def _events(truth: Truth, office: Office, held: Attendance, row_id: pd.Series) -> tuple[Event, ...]:
    """What some settings did that no single cell shows."""
    known = childcare.childcare(truth, office.scenario).settings
    present = np.bincount(held.provider, minlength=len(known.urn)) > 0
    habits = (
        (known.refuses, "all_ethnicity_refused", "coded the ethnicity of every child REFU"),
        (known.twice, "handed_in_twice", "handed in its return twice: every child is there twice"),
        (known.border, "border_setting", "is used by most families from over the border"),
    )
    found = [
        Event(name, "setting_urn", urn, f"The setting {what}.")
        for flags, name, what in habits
        for urn in known.urn[flags & present]
    ]
    over = row_id[held.overclaimed & ~held.main]
    text = "This setting and the child's other one both claim all hours."
    return (*found, *(Event("overclaimed", "eyc_id", row, text) for row in over))


SYSTEM = System(TABLE, record, KNOBS)
