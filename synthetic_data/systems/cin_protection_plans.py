"""Children in need census: child protection plans."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import duplicates, social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.social_care import ABUSE as KIND
from synthetic_data.systems.social_care import REASON, chosen
from synthetic_data.systems.social_care_codes import ABUSE, ABUSE_SHARES
from synthetic_data.text import numbered, picked

TABLE = Table(
    "cin_protection_plans",
    "Children in need: child protection plans",
    "One row for each child protection plan. It begins on the day of the conference.",
    (
        Column("protection_plan_id", Kind.RECORD_ID, "Number of the plan", ours=True),
        Column("referral_id", Kind.TEXT, "The referral: `referral_id` in `cin_details`", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("cpp_start_date", Kind.DATE, "Start (N00105)"),
        Column("cpp_end_date", Kind.DATE, "End (N00115); blank while it runs", optional=True),
        Column(
            "initial_category_of_abuse", Kind.CODE, "Category at the start (N00113)", codes=ABUSE
        ),
        Column("latest_category_of_abuse", Kind.CODE, "Latest category (N00114)", codes=ABUSE),
        Column("number_of_previous_cpp", Kind.COUNT, "Plans that the child had before (N00106)"),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each child protection plan."""
    cases = social_care.cases(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(cases.protected))
    first = chosen(cases.luck[rows, KIND], ABUSE_SHARES)
    changed = cases.luck[rows, REASON] < 0.08
    latest = np.where(changed, np.where(first == 0, 3, 0), first)
    frame = pd.DataFrame(
        {
            "protection_plan_id": numbered("CP", np.arange(len(rows)) + 1, 6),
            "referral_id": cases.referral_id.take(rows).reset_index(drop=True),
            "la_child_id": cases.la_child_id.take(rows).reset_index(drop=True),
            "cpp_start_date": cases.protected[rows],
            "cpp_end_date": cases.protection_ends[rows],
            "initial_category_of_abuse": picked(list(ABUSE), first),
            "latest_category_of_abuse": picked(list(ABUSE), latest),
            "number_of_previous_cpp": cases.earlier_plans[rows],
        }
    )
    return Records(frame, cases.child[rows])


SYSTEM = System(TABLE, record, (duplicates.KNOB,))
