"""Children in need census: each referral, why it came, and how it ended."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.social_care import NEED, REASON, SOURCE, Cases, chosen
from synthetic_data.systems.social_care_codes import (
    CLOSURES,
    NEED_SHARES,
    NEEDS,
    SOURCE_SHARES,
    SOURCES,
)
from synthetic_data.text import picked

TABLE = Table(
    "cin_details",
    "Children in need: referrals",
    "One row for each referral of a child that was open in the year. A child may have several.",
    (
        Column("referral_id", Kind.RECORD_ID, "The authority's number of the referral", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("cin_referral_date", Kind.DATE, "Date of the referral (N00100)"),
        Column("referral_source", Kind.CODE, "Where it came from (N00152)", codes=SOURCES),
        Column("primary_need_code", Kind.CODE, "The main need (N00101)", codes=NEEDS),
        Column(
            "cin_closure_date",
            Kind.DATE,
            "Date on which the case was closed (N00102); blank while it is open",
            optional=True,
        ),
        Column("reason_for_closure", Kind.CODE, "Why (N00103)", codes=CLOSURES, optional=True),
        Column(
            "referral_nfa",
            Kind.FLAG,
            "Whether the referral led to no further action (N00112)",
            codes=codes.YES_NO,
        ),
    ),
)
CLOSING_SHARES = (0.02, 0.0, 0.04, 0.05, 0.05, 0.0, 0.52, 0.06, 0.26)
"""Of long cases; a synthetic setting. Short ones close after assessment or go to early help."""


def record(truth: Truth, office: Office) -> Records:
    """A row for each referral, in order of its day."""
    cases = social_care.cases(truth, office.scenario)
    plan = (truth.people["sen"] == "E").to_numpy()[cases.child.clip(0)] & (cases.child >= 0)
    need = chosen(cases.luck[:, NEED], NEED_SHARES)
    disabled = plan & (cases.luck[:, NEED] < 0.45)
    frame = pd.DataFrame(
        {
            "referral_id": cases.referral_id,
            "la_child_id": cases.la_child_id,
            "cin_referral_date": cases.referred,
            "referral_source": picked(list(SOURCES), chosen(cases.luck[:, SOURCE], SOURCE_SHARES)),
            "primary_need_code": picked(list(NEEDS), np.where(disabled, 1, need)),
            "cin_closure_date": cases.closed,
            "reason_for_closure": picked(list(CLOSURES), _reasons(truth, cases)),
            "referral_nfa": picked(["N", "Y"], cases.no_action),
        }
    )
    return Records(frame, cases.child)


def _reasons(truth: Truth, cases: Cases) -> Ints:
    """Why each case was closed: a death or a move away when that is what ended it."""
    luck = cases.luck[:, REASON]
    child = cases.child.clip(0)
    soon = (cases.closed - cases.referred) < np.timedelta64(social_care.LONG, "D")
    usual = np.where(soon, np.where(luck < 0.8, 7, 8), chosen(luck, CLOSING_SHARES))
    usual = np.where(cases.no_action, 7, usual)
    died = cases.closed == truth.day("death_date")[child]
    left = cases.closed == truth.day("departed")[child]
    return np.select([np.isnat(cases.closed), died, left], [-1, 1, 4], usual)


SYSTEM = System(TABLE, record)
