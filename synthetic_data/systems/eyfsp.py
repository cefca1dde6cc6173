"""The early years foundation stage profile: what teachers find at the end of reception."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth, development
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, reception
from synthetic_data.systems.childhood import childhood
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered, picked

RESULTS = {"1": "emerging", "2": "expected", "A": "not assessed: absent for long, or exempt"}
"""In the order of `development.EMERGING`, `EXPECTED` and `NOT_ASSESSED`."""
AREAS = {
    "COM": "Communication and language",
    "PSE": "Personal, social and emotional development",
    "PHY": "Physical development",
    "LIT": "Literacy",
    "MAT": "Mathematics",
    "UTW": "Understanding the world",
    "EXP": "Expressive arts and design",
}
TABLE = Table(
    "eyfsp",
    "Early years foundation stage profile",
    "One row for each pupil at the end of reception: the 17 early learning goals, as the schools "
    "return them by 30 June. It is the one table that is later than the reference date. A good "
    "level of development is the expected level in the 12 goals of the first five areas; it is not "
    "in the return, and you work it out.",
    (
        Column(
            "profile_id", Kind.RECORD_ID, "Number of this row in the authority's file", ours=True
        ),
        Column("academic_year", Kind.CODE, "School year, such as 2025/26"),
        Column("la_number", Kind.CODE, "The authority"),
        Column("school_urn", Kind.CODE, "The school's number (invented, outside the issued range)"),
        Column("upn", Kind.UPN, "Unique pupil number (N00001)", optional=True),
        Column("surname", Kind.SURNAME, "Legal surname"),
        Column("forename", Kind.FORENAME, "Legal forename"),
        Column("dob", Kind.BIRTH_DATE, "Date of birth (N00066)"),
        Column("sex", Kind.SEX, "Sex (N00783)", codes=codes.SEX),
        *(
            Column(
                goal["code"].lower(),
                Kind.CODE,
                f"{AREAS[goal['code'][:3]]}: {goal['title'].lower()}",
                codes=RESULTS,
            )
            for goal in toml("development")["goals"]
        ),
    ),
    typed_at="school_urn",
)

KNOBS = (Knob("leaves_before_summer", 0.006, "share of pupils who leave between spring and June"),)


def record(truth: Truth, office: Office) -> Records:
    """A row for each pupil who is still there in June, under the name that the school holds."""
    census = Office(office.scenario, reception.TABLE.name, reception.KNOBS)
    held = reception.record(truth, census)
    stays = ~office.happens("leaves", office.knob("leaves_before_summer"), held.about)
    about = held.about[stays]
    known = held.frame[stays].reset_index(drop=True)
    year = office.scenario.school_year
    five = childhood(truth, office.scenario).five
    result = five.result[np.searchsorted(five.pupils, about)]
    same = np.zeros(len(about), dtype=np.int64)
    profile = {
        code.lower(): picked(list(RESULTS), result[:, place])
        for place, code in enumerate(development.goal_codes())
    }
    frame = pd.DataFrame(
        {
            "profile_id": numbered("FP", np.arange(len(about)) + 1, 6),
            "academic_year": picked([f"{year}/{(year + 1) % 100:02d}"], same),
            "la_number": picked([office.scenario.la_number], same),
            **{name: known[name] for name in ("school_urn", "upn", "surname", "forename")},
            "dob": known["dob"],
            "sex": known["sex"],
            **profile,
        }
    )
    return Records(frame, about)


SYSTEM = System(TABLE, record, KNOBS)
