"""Children in need census: child in need plans."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import social_care
from synthetic_data.systems.contract import Event, Office, Records, System
from synthetic_data.systems.social_care import Cases
from synthetic_data.text import numbered

TABLE = Table(
    "cin_plans",
    "Children in need: plans",
    "One row for each child in need plan. It should end when a child "
    "protection plan begins, and begin anew, if at all, after that has ended.",
    (
        Column("plan_id", Kind.RECORD_ID, "Number of the plan", ours=True),
        Column("referral_id", Kind.TEXT, "The referral: `referral_id` in `cin_details`", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("cin_plan_start_date", Kind.DATE, "Start (N00689)"),
        Column("cin_plan_end_date", Kind.DATE, "End (N00690); blank while it runs", optional=True),
    ),
)

KNOBS = (
    Knob(
        "beside_protection",
        0.06,
        "child protection plans beside which the earlier plan was left open",
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each plan; a few that nobody ended stand beside a child protection plan."""
    cases = social_care.cases(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(cases.plan))
    beside = _beside(cases, office)
    every = np.concatenate([rows, beside])
    frame = pd.DataFrame(
        {
            "plan_id": numbered("PL", np.arange(len(every)) + 1, 6),
            "referral_id": cases.referral_id.take(every).reset_index(drop=True),
            "la_child_id": cases.la_child_id.take(every).reset_index(drop=True),
            "cin_plan_start_date": np.concatenate([cases.plan[rows], cases.authorised[beside]]),
            "cin_plan_end_date": np.concatenate([cases.plan_ends[rows], cases.closed[beside]]),
        }
    )
    events = tuple(
        Event(
            "beside_protection",
            "plan_id",
            plan,
            "Nobody ended the plan when child protection began.",
        )
        for plan in frame["plan_id"].iloc[len(rows) :]
    )
    return Records(frame, cases.child[every], events)


def _beside(cases: Cases, office: Office) -> Ints:
    """Cases whose plan went on beside the child protection plan, until the case was closed."""
    protected = np.flatnonzero(~np.isnat(cases.protected) & ~np.isnat(cases.authorised))
    return protected[office.happens("beside", office.knob("beside_protection"), protected)]


SYSTEM = System(TABLE, record, KNOBS)
