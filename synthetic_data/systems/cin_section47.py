"""Children in need census: enquiries under section 47, and initial conferences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.social_care import Cases
from synthetic_data.text import numbered, picked

TABLE = Table(
    "cin_section47",
    "Children in need: section 47 enquiries",
    "One row for each enquiry into whether a child suffers significant harm.",
    (
        Column("enquiry_id", Kind.RECORD_ID, "Number of the enquiry", ours=True),
        Column("referral_id", Kind.TEXT, "The referral: `referral_id` in `cin_details`", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("s47_actual_start_date", Kind.DATE, "Start of the enquiry (N00148)"),
        Column(
            "date_of_initial_cpc",
            Kind.DATE,
            "Date of the initial child protection conference (N00110); blank when there was none",
            optional=True,
        ),
        Column(
            "icpc_not_required",
            Kind.FLAG,
            "Whether a conference was found not to be needed (N00111); blank while that is open",
            codes=codes.YES_NO,
            optional=True,
        ),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each enquiry."""
    cases = social_care.cases(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(cases.enquiry))
    frame = pd.DataFrame(
        {
            "enquiry_id": numbered("EN", np.arange(len(rows)) + 1, 6),
            "referral_id": cases.referral_id.take(rows).reset_index(drop=True),
            "la_child_id": cases.la_child_id.take(rows).reset_index(drop=True),
            "s47_actual_start_date": cases.enquiry[rows],
            "date_of_initial_cpc": cases.conference[rows],
            "icpc_not_required": picked(["N", "Y"], _not_required(cases, office.today)[rows]),
        }
    )
    return Records(frame, cases.child[rows])


def _not_required(cases: Cases, today: np.datetime64) -> Ints:
    """1 where no conference was needed, 0 where there was one, -1 while it is not decided."""
    fresh = np.isnat(cases.closed) & (cases.enquiry > today - np.timedelta64(21, "D"))
    return np.select([~np.isnat(cases.conference), fresh], [0, -1], 1)


SYSTEM = System(TABLE, record)
