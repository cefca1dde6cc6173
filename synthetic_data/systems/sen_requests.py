"""Special educational needs: requests that the authority assess a child for a plan."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, special_needs
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered, picked

SOURCES = {
    "parent": "a parent or carer",
    "setting": "a nursery or childminder",
    "school": "a school",
    "health": "a health service",
}
TABLE = Table(
    "sen_requests",
    "Special educational needs: requests",
    "One row for each request for an assessment, granted, refused or not yet decided.",
    (
        Column("request_id", Kind.RECORD_ID, "Number of the request", ours=True),
        Column("sen_id", Kind.TEXT, "The child: `sen_id` in `sen`"),
        Column("received_date", Kind.DATE, "Day on which it came"),
        Column("request_source", Kind.CODE, "Who asked", codes=SOURCES),
        Column(
            "request_outcome",
            Kind.FLAG,
            "Whether the authority agreed to assess; blank while that is open",
            codes=codes.YES_NO,
            optional=True,
        ),
        Column("outcome_date", Kind.DATE, "Day of that decision", optional=True),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each request."""
    found = special_needs.needs(truth, office.scenario)
    rows = np.flatnonzero(~np.isnat(found.requested))
    about = found.child[rows]
    decided = ~np.isnat(found.decided[rows])
    source = np.searchsorted([0.48, 0.76, 0.9], office.luck("source", about), side="right")
    frame = pd.DataFrame(
        {
            "request_id": numbered("RQ", np.arange(len(rows)) + 1, 6),
            "sen_id": found.sen_id.take(rows).reset_index(drop=True),
            "received_date": found.requested[rows],
            "request_source": picked(list(SOURCES), source),
            "request_outcome": picked(["N", "Y"], np.where(decided, found.agreed[rows], -1)),
            "outcome_date": found.decided[rows],
        }
    )
    return Records(frame, about)


SYSTEM = System(TABLE, record)
