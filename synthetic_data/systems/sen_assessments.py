"""Special educational needs: assessments, and whether they led to a plan."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, special_needs
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered, picked

TABLE = Table(
    "sen_assessments",
    "Special educational needs: assessments",
    "One row for each assessment that the authority agreed to. A plan is due within 20 weeks of "
    "the request.",
    (
        Column("assessment_id", Kind.RECORD_ID, "Number of the assessment", ours=True),
        Column("sen_id", Kind.TEXT, "The child: `sen_id` in `sen`"),
        Column("received_date", Kind.DATE, "Day on which the request came"),
        Column(
            "assessment_outcome",
            Kind.FLAG,
            "Whether it was decided to issue a plan; blank while that is open",
            codes=codes.YES_NO,
            optional=True,
        ),
        Column("assessment_outcome_date", Kind.DATE, "Day of that decision", optional=True),
        Column("plan_date", Kind.DATE, "Day on which the plan was issued", optional=True),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each assessment."""
    found = special_needs.needs(truth, office.scenario)
    rows = np.flatnonzero(found.agreed)
    done = ~np.isnat(found.assessed[rows])
    frame = pd.DataFrame(
        {
            "assessment_id": numbered("EA", np.arange(len(rows)) + 1, 6),
            "sen_id": found.sen_id.take(rows).reset_index(drop=True),
            "received_date": found.requested[rows],
            "assessment_outcome": picked(["N", "Y"], np.where(done, found.issued[rows], -1)),
            "assessment_outcome_date": found.assessed[rows],
            "plan_date": found.plan[rows],
        }
    )
    return Records(frame, found.child[rows])


SYSTEM = System(TABLE, record)
