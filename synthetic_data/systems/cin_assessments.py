"""Children in need census: assessments, and the factors found in them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.social_care_codes import FACTOR_SHARES, FACTORS
from synthetic_data.text import TEXT, numbered

TABLE = Table(
    "cin_assessments",
    "Children in need: assessments",
    "One row for each assessment under a referral of `cin_details`.",
    (
        Column("assessment_id", Kind.RECORD_ID, "Number of the assessment", ours=True),
        Column("referral_id", Kind.TEXT, "The referral: `referral_id` in `cin_details`", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("assessment_start_date", Kind.DATE, "Start (N00159)"),
        Column(
            "assessment_authorisation_date",
            Kind.DATE,
            "Day on which it was finished and authorised (N00160); 45 working days are allowed",
            optional=True,
        ),
        Column(
            "assessment_factors",
            Kind.CODES,
            "Codes of the factors found (N00181), with spaces between; blank until it is finished",
            optional=True,
        ),
    ),
)
NONE_FOUND = "21"


def record(truth: Truth, office: Office) -> Records:
    """A row for each referral that was assessed."""
    cases = social_care.cases(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(cases.assessed))
    finished = ~np.isnat(cases.authorised[rows])
    frame = pd.DataFrame(
        {
            "assessment_id": numbered("AS", np.arange(len(rows)) + 1, 6),
            "referral_id": cases.referral_id.take(rows).reset_index(drop=True),
            "la_child_id": cases.la_child_id.take(rows).reset_index(drop=True),
            "assessment_start_date": cases.assessed[rows],
            "assessment_authorisation_date": cases.authorised[rows],
            "assessment_factors": _factors(office, len(rows)).where(finished),
        }
    )
    return Records(frame, cases.child[rows])


def _factors(office: Office, count: int) -> pd.Series:
    """A few codes of factors in each text, or the code that says that there were none."""
    found = office.stream("factors").random((count, len(FACTORS))) < np.array(FACTOR_SHARES)
    text = pd.Series("", index=range(count), dtype=TEXT)
    for code, here in zip(FACTORS, found.T, strict=True):
        text = text.where(~here, text + " " + code)
    return text.str.strip().where(np.asarray(found.any(axis=1)), NONE_FOUND)


SYSTEM = System(TABLE, record)
