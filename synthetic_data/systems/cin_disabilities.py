"""Children in need census: disabilities."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import duplicates, social_care
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.social_care import chosen
from synthetic_data.systems.social_care_codes import DISABILITIES, DISABILITY_SHARES
from synthetic_data.text import numbered, picked

TABLE = Table(
    "cin_disabilities",
    "Children in need: disabilities",
    "One row for each child of `cin_children` that is born and each disability that social care "
    "knows of, or one with the code NONE.",
    (
        Column("disability_id", Kind.RECORD_ID, "Number of the row", ours=True),
        Column("la_child_id", Kind.TEXT, "The child: `la_child_id` in `cin_children`"),
        Column("disability", Kind.CODE, "Disability (N00099)", codes=DISABILITIES),
    ),
)

KNOBS = (
    duplicates.KNOB,
    Knob("with_plan", 0.80, "children with a plan for special needs who are coded as disabled"),
    Knob("with_support", 0.30, "the same for children on SEN support"),
    Knob("others", 0.08, "the same for all others"),
    Knob("second", 0.30, "disabled children with a second code"),
)


def record(truth: Truth, office: Office) -> Records:
    """Disabilities of each child, child by child."""
    cases = social_care.cases(truth, office.scenario)
    first = cases.children()
    first = first[cases.child[first] >= 0]
    about = cases.child[first]
    sen = truth.people["sen"].astype("str").to_numpy()[about]
    rate = np.select(
        [sen == "E", sen == "K"],
        [office.knob("with_plan"), office.knob("with_support")],
        office.knob("others"),
    )
    disabled = office.happens("disabled", rate, about)
    code = np.where(disabled, 1 + chosen(office.luck("code", about), DISABILITY_SHARES), 0)
    other = 1 + chosen(office.luck("second code", about), DISABILITY_SHARES)
    again = np.flatnonzero(
        disabled & (other != code) & office.happens("second", office.knob("second"), about)
    )
    child = np.concatenate([np.arange(len(about)), again])
    order = np.argsort(child, kind="stable")
    frame = pd.DataFrame(
        {
            "disability_id": numbered("DI", np.arange(len(child)) + 1, 6),
            "la_child_id": cases.la_child_id.take(first[child[order]]).reset_index(drop=True),
            "disability": picked(list(DISABILITIES), np.concatenate([code, other[again]])[order]),
        }
    )
    return Records(frame, about[child[order]])


SYSTEM = System(TABLE, record, KNOBS)
