"""Special educational needs: plans in force, and where the child is taught."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, special_needs
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered, picked

SETTINGS = {
    "school": "a school; its number is in `urn`",
    "early years": "a nursery or childminder",
    "home": "at home, by choice or while a place is sought",
}
TABLE = Table(
    "sen_plans",
    "Special educational needs: plans in force",
    "One row for each education, health and care plan in force on the reference date.",
    (
        Column("plan_id", Kind.RECORD_ID, "Number of the plan", ours=True),
        Column("sen_id", Kind.TEXT, "The child: `sen_id` in `sen`"),
        Column("plan_start_date", Kind.DATE, "Day on which it was issued"),
        Column(
            "last_review",
            Kind.DATE,
            "Day of the latest annual review; blank before the first",
            optional=True,
        ),
        Column("sen_setting", Kind.CODE, "Where the child is", codes=SETTINGS),
        Column("urn", Kind.CODE, "Number of the school", optional=True),
        Column(
            "resourced_provision",
            Kind.FLAG,
            "Whether the place is in the school's resourced provision",
            codes=codes.YES_NO,
            optional=True,
        ),
        Column(
            "transfer_la", Kind.FLAG, "Whether it came from another authority", codes=codes.YES_NO
        ),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each plan."""
    found = special_needs.needs(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(found.plan))
    about, issued = found.child[rows], found.plan[rows]
    school = truth.people["school"].to_numpy()[about]
    at_home = office.happens("home", 0.12, about)
    years = ((office.today - issued).astype(np.int64) - 20) // 365
    reviewed = issued + (365 * years + office.below("review", 20, about)).astype("timedelta64[D]")
    resourced = np.where(school >= 0, office.happens("resourced", 0.18, about), -1)
    moved = truth.day("arrived")[about] > issued
    frame = pd.DataFrame(
        {
            "plan_id": numbered("PN", np.arange(len(rows)) + 1, 6),
            "sen_id": found.sen_id.take(rows).reset_index(drop=True),
            "plan_start_date": issued,
            "last_review": np.where(years > 0, reviewed, np.datetime64("NaT")),
            "sen_setting": picked(
                list(SETTINGS), np.where(school >= 0, 0, np.where(at_home, 2, 1))
            ),
            "urn": picked(list(truth.schools["school_urn"]), school),
            "resourced_provision": picked(["N", "Y"], resourced),
            "transfer_la": picked(["N", "Y"], moved),
        }
    )
    return Records(frame, about)


SYSTEM = System(TABLE, record)
