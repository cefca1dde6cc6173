"""Antenatal contacts: the health visitor sees a mother between 28 weeks and the birth."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Ints
from synthetic_data.population import Truth
from synthetic_data.population.build import national_numbers
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.contract import MOTHER, Office, Records, System
from synthetic_data.systems.social_care import chosen
from synthetic_data.text import numbered, picked

PLACES = {
    "home": "at the family's home",
    "clinic": "in a clinic or a GP practice",
    "hub": "at a family hub",
    "video": "by video call",
}
PLACE_SHARES = (0.58, 0.20, 0.09, 0.13)
"""Synthetic settings, as are all shares in this file."""
STAFF = {
    "HV": "health visitor",
    "SN": "staff nurse of the team",
    "NN": "nursery nurse of the team",
}
STAFF_SHARES = (0.87, 0.10, 0.03)
FIRST_DAY, LAST_DAY, TERM = 198, 259, 280
"""Days of pregnancy between which contacts take place (28 weeks and a weekend, 37 weeks)."""
MOST_DEPRIVED = 0.9
TABLE = Table(
    "antenatal_contacts",
    "Antenatal contacts",
    "One row for each mother whom a health visiting team saw between 28 weeks of pregnancy and "
    "the birth. It is a count of contacts: nobody knows how many mothers were due, so there is no "
    "share to work out. The baby has no NHS number yet; the mother's leads to it in `births`.",
    (
        Column("contact_id", Kind.RECORD_ID, "Number of the contact", ours=True),
        Column(
            "mother_nhs_number",
            Kind.PARENT_NHS_NUMBER,
            "The mother's NHS number",
            optional=True,
        ),
        Column("expected_dob", Kind.DATE, "Day on which the baby is expected", ours=True),
        Column("contact_date", Kind.DATE, "Day of the contact"),
        Column("gestation_weeks", Kind.COUNT, "Completed weeks of pregnancy on that day"),
        Column("entered_date", Kind.DATE, "Day on which it was typed in", ours=True),
        Column("hv_team", Kind.CODE, "The health visiting team responsible", ours=True),
        Column("place", Kind.CODE, "Where it took place", codes=PLACES, ours=True),
        Column("seen_by", Kind.CODE, "Who saw the mother", codes=STAFF, ours=True),
    ),
    typed_at="hv_team",
    typed_on="entered_date",
)

KNOBS = (
    Knob("seen", 0.64, "share of mothers who are seen, of those still pregnant at the time"),
    Knob("mother_nhs_number", 0.985, "share of rows with the mother's NHS number"),
    Knob("entered_same_day", 0.7, "share of contacts typed in on the day"),
    Knob("entered_late_days", 5, "days after which half of the others are typed in", high=200),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each contact, in order of the day; some of the babies are not born yet."""
    born, awaited = _born(truth, office), _awaited(truth, office)
    seen = pd.concat([born, awaited], ignore_index=True)
    number = np.arange(len(seen))
    late = 1 + office.lag("entered", office.knob("entered_late_days"), number)
    late = np.where(office.happens("same day", office.knob("entered_same_day"), number), 0, late)
    day = seen["day"].to_numpy().astype("datetime64[D]")
    entered = day + late.astype("timedelta64[D]")
    kept = np.flatnonzero(entered <= office.today)
    kept = kept[np.argsort(day[kept], kind="stable")]
    seen, day, entered = seen.take(kept).reset_index(drop=True), day[kept], entered[kept]
    due = seen["due"].to_numpy().astype("datetime64[D]")
    has = office.happens("mother's number", office.knob("mother_nhs_number"), number)[kept]
    frame = pd.DataFrame(
        {
            "contact_id": numbered("AN", np.arange(len(seen)) + 1, 6),
            "mother_nhs_number": seen["mother"].where(has),
            "expected_dob": due,
            "contact_date": day,
            "gestation_weeks": (TERM - (due - day).astype(np.int64)) // 7,
            "entered_date": entered,
            "hv_team": picked(list(toml("places")["teams"]), seen["team"].to_numpy()),
            "place": picked(list(PLACES), chosen(office.luck("place", number), PLACE_SHARES)[kept]),
            "seen_by": picked(
                list(STAFF), chosen(office.luck("staff", number), STAFF_SHARES)[kept]
            ),
        }
    )
    return Records(frame, seen["child"].to_numpy())


def _born(truth: Truth, office: Office) -> pd.DataFrame:
    """Contacts before births of the county, by the first baby of each birth."""
    people = truth.people
    here = ~truth.flag("outside") & people["arrived"].isna().to_numpy()
    about = np.flatnonzero(here & (people["birth_order"] == 1).to_numpy())
    weeks = people["gestation_weeks"].to_numpy()[about]
    carried = 7 * weeks + office.below("day of the week", 7, about)
    due = truth.day("dob")[about] + (TERM - carried).astype("timedelta64[D]")
    at = FIRST_DAY + office.below("when", LAST_DAY - FIRST_DAY, about)
    deprived = people["idaci_fifth"].to_numpy()[about] == 1
    rate = office.knob("seen") * np.where(deprived, MOST_DEPRIVED, 1.0)
    # The first births of the world were awaited before it began, when nobody kept this list.
    day = _weekday(due - (TERM - at).astype("timedelta64[D]"))
    seen = office.happens("seen", rate, about) & (at < carried) & (day >= office.scenario.start)
    about, due, day = about[seen], due[seen], day[seen]
    mother = people["mother_nhs_number"].take(about).reset_index(drop=True)
    return pd.DataFrame(
        {"child": about, "due": due, "day": day, "team": _teams(truth, about), "mother": mother}
    )


def _awaited(truth: Truth, office: Office) -> pd.DataFrame:
    """Contacts with mothers whose babies are not born by today: as many as a year ago."""
    people = truth.people
    dob, today = truth.day("dob"), office.today
    year = np.timedelta64(365, "D")
    ahead = np.timedelta64(TERM - FIRST_DAY, "D")
    here = ~truth.flag("outside") & (people["birth_order"] == 1).to_numpy()
    like = np.flatnonzero(here & (dob > today - year) & (dob <= today - year + ahead))
    # Each pregnancy now stands where one stood a year ago, in another family.
    due = dob[like] + year
    at = FIRST_DAY + office.below("when next", LAST_DAY - FIRST_DAY, like)
    day = _weekday(due - (TERM - at).astype("timedelta64[D]"))
    seen = office.happens("seen next", office.knob("seen"), like) & (day <= today)
    households = int(people["household"].max()) + 1
    spare = national_numbers(office.scenario, len(people) + households + len(like))
    mother = spare.tail(len(like)).reset_index(drop=True)[seen].reset_index(drop=True)
    return pd.DataFrame(
        {
            "child": np.full(int(seen.sum()), -1),
            "due": due[seen],
            "day": day[seen],
            "team": _teams(truth, like[seen]),
            "mother": mother,
        }
    )


def _teams(truth: Truth, about: Ints) -> Ints:
    """The team of each child's ward."""
    ward = truth.areas.ward[truth.people["lsoa_number"].to_numpy()[about]]
    return np.asarray(truth.areas.wards["team"].to_numpy(dtype=np.int64)[ward])


def _weekday(day: Days) -> Days:
    """Saturdays and Sundays moved back to the Friday."""
    weekday = (day.astype(np.int64) + 3) % 7
    return np.asarray(day - np.maximum(weekday - 4, 0).astype("timedelta64[D]"))


SYSTEM = System(TABLE, record, KNOBS, MOTHER)
