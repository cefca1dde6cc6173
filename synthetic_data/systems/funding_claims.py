"""Claims for funded hours: what settings ask the authority to pay, term by term."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import childcare, codes, duplicates
from synthetic_data.systems.attendance import Attendance, attendance
from synthetic_data.systems.contract import Event, Office, Records, System
from synthetic_data.systems.entitlements import (
    ENTITLEMENTS,
    Term,
    eligibility_codes,
    offer_name,
    offer_names,
    terms,
)
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.text import numbered, picked

WEEKS_IN_TERM = {"spring": 12, "summer": 12, "autumn": 14}
"""Together the 38 weeks of a year."""
STATUS = {
    "Paid": "paid as claimed",
    "Adjusted": "paid after the setting corrected it",
    "Query": "not paid yet: the authority has a question",
}
TABLE = Table(
    "funding_claims",
    "Funding claims",
    "One row for each child, setting, term and entitlement that a setting claimed funded hours "
    "for. A child who uses two entitlements has two rows a term. Parents fill in the form on which "
    "the claim rests, so names and postcodes are as they gave them.",
    (
        Column("claim_id", Kind.RECORD_ID, "Number of the claim", ours=True),
        Column("term", Kind.TEXT, "Funded term, such as 2025 autumn", ours=True),
        Column("term_start", Kind.DATE, "First day of the term", ours=True),
        Column("setting_urn", Kind.URN, "The number that the authority gave the setting"),
        Column("forename", Kind.FORENAME, "Child's first name, from the parent's form"),
        Column("surname", Kind.SURNAME, "Child's last name, from the parent's form"),
        Column("dob", Kind.BIRTH_DATE, "Child's date of birth, from the parent's form"),
        Column("postcode", Kind.POSTCODE, "Home postcode, from the parent's form"),
        Column(
            "entitlement",
            Kind.CODE,
            "The entitlement as claims called it that term. The offer for two-year-olds had three "
            "names",
            codes=offer_names(),
        ),
        Column(
            "eligibility_code",
            Kind.ELIGIBILITY_CODE,
            "Working parents' eligibility code: 11 digits",
            optional=True,
        ),
        Column("hours_a_week", Kind.MEASURE, "Funded hours a week"),
        Column("weeks_claimed", Kind.COUNT, "Weeks of the term that the claim is for"),
        Column("hours_claimed", Kind.MEASURE, "Funded hours of the whole term"),
        Column("eypp", Kind.FLAG, "Early years pupil premium claimed", codes=codes.YES_NO),
        Column("status", Kind.CODE, "How far the claim has come", codes=STATUS),
    ),
    typed_at="setting_urn",
    typed_on="term_start",
)

KNOBS = (
    duplicates.KNOB,
    Knob("terms", 3, "terms kept, the latest ones that have begun", low=1, high=9),
    Knob("short", 0.10, "share entered under a short name, where there is one"),
    Knob("by_ear", 0.06, "share of names with several spellings that are written as heard"),
    Knob("address_lag_days", 120, "days after a move by which half of all forms know", high=2000),
    Knob("part_term", 0.06, "share of claims for a part of the term"),
    Knob("code_missing", 0.004, "share of working parents' claims without the code"),
)


def record(truth: Truth, office: Office) -> Records:
    """The claims of every term kept, term by term and setting by setting."""
    kept = terms(office.today, int(office.knob("terms")))
    parts = [_term(truth, office, term) for term in kept]
    frame = pd.concat([part.frame for part in parts], ignore_index=True)
    about = np.concatenate([part.about for part in parts])
    frame.insert(0, "claim_id", numbered("CL", np.arange(len(frame)) + 1, 8))
    return Records(frame[TABLE.names], about, _events(kept))


def _term(truth: Truth, office: Office, term: Term) -> Records:
    """The claims of one term."""
    held = attendance(truth, office.scenario, term)
    row, kind, hours = _entitlements(held)
    order = np.lexsort((kind, held.child[row], held.provider[row]))
    row, kind, hours = row[order], kind[order], hours[order]
    held = held.rows(row)
    child = _child(truth, office, held.child, term)
    return Records(
        pd.concat([child, _claim(truth, office, held, kind, hours, term)], axis="columns"),
        held.child,
    )


def _entitlements(held: Attendance) -> tuple[Ints, Ints, Floats]:
    """The row of the attendance, the place in ENTITLEMENTS and the hours of every claim."""
    first = np.where(held.two, 1, 0)
    kinds = np.stack([first, np.full_like(first, 2), np.full_like(first, 3)])
    hours = np.stack([held.funded, held.extended, held.expanded])
    which, row = np.nonzero(hours > 0)
    return row, kinds[which, row], hours[which, row]


def _child(truth: Truth, office: Office, about: Ints, term: Term) -> pd.DataFrame:
    """The child on the parent's form: the same form serves all claims of a term.

    Luck is drawn for every child of the county, so a form says the same in each row and term.
    """
    everyone = np.arange(len(truth.people))
    lag = office.lag("lag", office.knob("address_lag_days"), everyone)[about]
    heard = term.start - lag.astype("timedelta64[D]")
    heard = np.maximum(heard, truth.day("dob")[about])
    luck = office.luck("forename", everyone)[about]
    _, postcode = home(truth, about, heard)
    return pd.DataFrame(
        {
            "forename": forename(
                truth, about, luck, short=office.knob("short"), by_ear=office.knob("by_ear")
            ),
            "surname": surname(truth, about, heard),
            "dob": taken(truth.people["dob"], about),
            "postcode": postcode,
        }
    )


def _claim(
    truth: Truth, office: Office, held: Attendance, kind: Ints, hours: Floats, term: Term
) -> pd.DataFrame:
    """Whose claim it is, for what, and how much."""
    count = len(kind)
    care = childcare.childcare(truth, office.scenario)
    names = [offer_name(entitlement, term.start) for entitlement in ENTITLEMENTS]
    about = held.child
    full = np.round(WEEKS_IN_TERM[term.name.split()[1]] * held.weeks / 38).astype(np.int64)
    part = office.happens(f"part {term.name}", office.knob("part_term"), about)
    luck = office.luck(f"weeks {term.name}", about)
    weeks = np.where(part, 1 + (luck * (full - 1)).astype(np.int64), full)
    lost = office.happens(f"code {term.name}", office.knob("code_missing"), about)
    needs_code = (kind >= 2) & ~lost
    status = np.searchsorted([0.94, 0.98], office.luck(f"status {term.name}", about), side="right")
    code = eligibility_codes(office.scenario.authority, about)
    return pd.DataFrame(
        {
            "term": picked([term.name], np.zeros(count)),
            "term_start": np.full(count, term.start.astype("datetime64[us]")),
            "setting_urn": picked(list(care.settings.urn), held.provider),
            "entitlement": picked(names, kind),
            "eligibility_code": code.where(needs_code),
            "hours_a_week": hours,
            "weeks_claimed": weeks,
            "hours_claimed": hours * weeks,
            "eypp": picked(["N", "Y"], (care.eypp[about] >= 0) & (kind < 2)),
            "status": picked(list(STATUS), status),
        }
    )


def _events(kept: tuple[Term, ...]) -> tuple[Event, ...]:
    """The terms in which the offer for two-year-olds bears another name than the term before."""
    names = [offer_name("two_year_olds", term.start) for term in kept]
    return tuple(
        Event("renamed", "entitlement", name, f"Called so from {term.name} on: the same offer.")
        for before, name, term in zip(["", *names], names, kept, strict=False)
        if name != before
    )


SYSTEM = System(TABLE, record, KNOBS)
