"""Children in need census: child in need plans."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered

TABLE = Table(
    "cin_plans",
    "Children in need: plans",
    "One row for each child in need plan. It never runs beside a child protection plan.",
    (
        Column("plan_id", Kind.RECORD_ID, "Number of the plan", ours=True),
        Column("referral_id", Kind.TEXT, "The referral: `referral_id` in `cin_details`", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("cin_plan_start_date", Kind.DATE, "Start (N00689)"),
        Column("cin_plan_end_date", Kind.DATE, "End (N00690); blank while it runs", optional=True),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each plan."""
    cases = social_care.cases(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(cases.plan))
    frame = pd.DataFrame(
        {
            "plan_id": numbered("PL", np.arange(len(rows)) + 1, 6),
            "referral_id": cases.referral_id.take(rows).reset_index(drop=True),
            "la_child_id": cases.la_child_id.take(rows).reset_index(drop=True),
            "cin_plan_start_date": cases.plan[rows],
            "cin_plan_end_date": cases.plan_ends[rows],
        }
    )
    return Records(frame, cases.child[rows])


SYSTEM = System(TABLE, record)
