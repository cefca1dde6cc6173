"""Special educational needs: the children whom the authority's SEN team knows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, duplicates, special_needs
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.systems.social_care import chosen
from synthetic_data.systems.special_needs import NEEDS, WITH_PLAN, WITH_SUPPORT
from synthetic_data.text import picked

TABLE = Table(
    special_needs.TABLE_NAME,
    "Special educational needs: children",
    "One row for each child of the county whose special educational needs the authority knows of, "
    "on support or with a plan or on the way to one. Shaped like the first part of the SEN2 "
    "return, with names from the team's own list.",
    (
        Column("sen_id", Kind.RECORD_ID, "Number of the child in the team's list"),
        Column("upn", Kind.UPN, "Unique pupil number (N00001), once in school", optional=True),
        Column("surname", Kind.SURNAME, "Last name"),
        Column("forename", Kind.FORENAME, "First name"),
        Column("dob", Kind.BIRTH_DATE, "Date of birth (N00066)"),
        Column("sex", Kind.SEX, "Sex (N00783)", codes=codes.SEX),
        Column("postcode", Kind.POSTCODE, "Home postcode as the team last heard it"),
        Column(
            "sen_provision",
            Kind.CODE,
            "What the child has on the reference date",
            codes={"K": "SEN support", "E": "education, health and care plan"},
        ),
        Column("sen_type", Kind.CODE, "Main need", codes=NEEDS),
        Column("sen_type_2", Kind.CODE, "Second need", codes=NEEDS, optional=True),
        Column(
            "known_since", Kind.DATE, "Day on which the team first heard of the child", ours=True
        ),
    ),
)

KNOBS = (
    duplicates.KNOB,
    *special_needs.KNOBS,
    Knob("upn", 0.97, "share of pupils whose number the team has"),
    Knob("second_need", 0.35, "share of children with a second need"),
    Knob("address_lag_days", 90, "days after a move by which half have been heard of", high=2000),
    Knob("by_ear", 0.06, "share of names with several spellings that are written as heard"),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each child, the eldest first."""
    found = special_needs.needs(truth, office.scenario)
    about = found.child
    heard = np.maximum(
        office.days_ago(office.lag("lag", office.knob("address_lag_days"), about)), found.since
    )
    _, postcode = home(truth, about, heard)
    plan = ~np.isnat(found.plan)
    main = np.where(
        plan, chosen(found.luck[:, 8], WITH_PLAN), chosen(found.luck[:, 8], WITH_SUPPORT)
    )
    second = chosen(found.luck[:, 9], WITH_PLAN)
    has_second = office.happens("second", office.knob("second_need"), about) & (second != main)
    luck = office.luck("forename", about)
    upn = taken(truth.people["upn"], about)
    frame = pd.DataFrame(
        {
            "sen_id": found.sen_id,
            "upn": upn.where(office.happens("upn", office.knob("upn"), about)),
            "surname": surname(truth, about, heard),
            "forename": forename(truth, about, luck, short=0.0, by_ear=office.knob("by_ear")),
            "dob": truth.people["dob"].to_numpy()[about],
            "sex": taken(truth.people["sex"], about),
            "postcode": postcode,
            "sen_provision": picked(["K", "E"], plan),
            "sen_type": picked(list(NEEDS), main),
            "sen_type_2": picked(list(NEEDS), np.where(has_second, second, -1)),
            "known_since": found.since,
        }
    )
    return Records(frame, about)


SYSTEM = System(TABLE, record, KNOBS)
