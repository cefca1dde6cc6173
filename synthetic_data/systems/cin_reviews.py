"""Children in need census: reviews of child protection plans."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered

TABLE = Table(
    "cin_reviews",
    "Children in need: reviews of protection plans",
    "One row for each review conference of a child protection plan. The first is due within three "
    "months of the initial conference, each further one within six months of the one before.",
    (
        Column("cpp_review_id", Kind.RECORD_ID, "Number of the review", ours=True),
        Column(
            "protection_plan_id",
            Kind.TEXT,
            "The plan: `protection_plan_id` in `cin_protection_plans`",
            ours=True,
        ),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("cpp_review_date", Kind.DATE, "Date of the review (N00116)"),
    ),
)
KNOBS = (Knob("in_time", 0.92, "share of reviews held by the day on which they are due"),)
FIRST_BY, NEXT_BY, EARLIEST = 91, 182, 20
"""Days within which a review is due, and by how many at most one is held before that."""
MOST = 16


def record(truth: Truth, office: Office) -> Records:
    """A row for each review held by today, plan by plan."""
    cases = social_care.cases(truth, office.scenario)
    plans = np.flatnonzero(~np.isnat(cases.protected))
    until = np.where(np.isnat(cases.protection_ends), office.today, cases.protection_ends)[plans]
    held = _held(office, cases.protected[plans])
    row, turn = np.nonzero(held <= until[:, None])
    child = cases.la_child_id.take(plans[row]).reset_index(drop=True)
    frame = pd.DataFrame(
        {
            "cpp_review_id": numbered("RE", np.arange(len(row)) + 1, 6),
            "protection_plan_id": numbered("CP", row + 1, 6),
            "la_child_id": child,
            "cpp_review_date": held[row, turn],
        }
    )
    return Records(frame, cases.child[plans[row]])


def _held(office: Office, begins: Days) -> Days:
    """The day of every review of each plan, however long the plan lasts."""
    luck = office.stream("days").random((len(begins), MOST))
    slack = office.stream("late").random((len(begins), MOST))
    limit: Ints = np.where(np.arange(MOST) == 0, FIRST_BY, NEXT_BY)
    late = luck >= office.knob("in_time")
    wait = limit + np.where(late, 2 + 40 * slack, -EARLIEST * slack).astype(np.int64)
    held = begins[:, None] + np.cumsum(wait, axis=1).astype("timedelta64[D]")
    return np.asarray(np.busday_offset(held, 0, roll="backward"))


SYSTEM = System(TABLE, record, KNOBS)
