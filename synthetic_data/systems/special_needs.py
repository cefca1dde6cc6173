"""Special educational needs that the authority knows of: what happened, for all its SEN tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.systems.contract import Office
from synthetic_data.systems.knowing import present
from synthetic_data.systems.once import once_a_world
from synthetic_data.systems.social_care import NEVER, add_workdays
from synthetic_data.text import numbered

TABLE_NAME = "sen"
NEEDS = {
    "SLCN": "speech, language and communication",
    "ASD": "autistic spectrum disorder",
    "SEMH": "social, emotional and mental health",
    "PD": "physical disability",
    "SLD": "severe learning difficulty",
    "MLD": "moderate learning difficulty",
    "PMLD": "profound and multiple learning difficulty",
    "HI": "hearing impairment",
    "VI": "vision impairment",
    "MSI": "multi-sensory impairment",
    "SPLD": "specific learning difficulty",
    "OTH": "other",
    "NSA": "support, but no specialist assessment yet",
}
WITH_PLAN = (0.30, 0.38, 0.07, 0.06, 0.07, 0.02, 0.04, 0.02, 0.01, 0.005, 0.0, 0.025, 0.0)
WITH_SUPPORT = (0.56, 0.09, 0.16, 0.03, 0.005, 0.03, 0.0, 0.02, 0.01, 0.0, 0.005, 0.03, 0.06)
"""Main needs of small children; synthetic settings."""
KNOWN_BY_YEAR = np.array([0.04, 0.15, 0.45, 0.75, 0.92, 1.0])
"""Share of needs that the authority knows of, by completed years of age; every pupil's is known."""
KNOBS = (
    Knob("refused_requests", 0.10, "children on support for whom a plan was asked and refused"),
    Knob("in_20_weeks", 0.55, "plans issued within 20 weeks of the request"),
    Knob("decided_in_6_weeks", 0.90, "requests decided within six weeks"),
    Knob("no_plan_after_all", 0.05, "assessments after which no plan is issued"),
)


@dataclass(frozen=True)
class Needs:
    """One entry for each child whose need is known; NaT where something did not happen (yet)."""

    child: Ints
    """Row of `truth.people`."""
    luck: Floats
    since: Days
    requested: Days
    decided: Days
    agreed: Flags
    """Whether the authority agreed to assess."""
    assessed: Days
    issued: Flags
    """Whether the assessment led to a plan."""
    plan: Days
    """Day on which the plan was issued."""

    @property
    def sen_id(self) -> pd.Series:
        """The authority's number of each child."""
        return numbered("SN", np.arange(len(self.child)) + 1, 6)


@once_a_world
def needs(truth: Truth, scenario: Scenario) -> Needs:
    """Every child of the county whose need is known on the reference date, the eldest first."""
    office = Office(scenario, TABLE_NAME, KNOBS)
    people = truth.people
    dob = truth.day("dob")
    pupil = people["school"].to_numpy() >= 0
    years = ((scenario.end - dob).astype(np.int64) // 365.25).astype(np.int64)
    chance = np.where(pupil, 1.0, KNOWN_BY_YEAR[years.clip(0, len(KNOWN_BY_YEAR) - 1)])
    has = (people["sen"] != "N").to_numpy() & ~truth.flag("outside") & present(truth, scenario.end)
    child = np.flatnonzero(has & office.happens("known", chance, np.arange(len(people))))
    child = child[np.argsort(dob[child], kind="stable")]
    luck = office.stream("course").random((len(people), 10))[child]
    with_plan = (people["sen"] == "E").to_numpy()[child]
    # A pupil whom the school census shows with a plan has it; others may be on the way to one.
    latest = scenario.end - np.where(pupil[child], 330, 0).astype("timedelta64[D]")
    month = np.timedelta64(30, "D")
    # Few needs are known before ten months of age; those of younger babies, in the last month.
    first = np.minimum(dob[child] + 10 * month, np.maximum(dob[child], latest - month))
    since = _between(first, latest, luck[:, 0] ** 0.6)
    return _course(office, child, with_plan, luck, since, latest)


def _between(first: Days, last: Days, luck: Floats) -> Days:
    """A day between two days; the first when they are the wrong way round."""
    span = np.maximum((last - first).astype(np.int64), 0)
    return np.asarray(first + (span * luck).astype(np.int64).astype("timedelta64[D]"))


def _course(
    office: Office, child: Ints, with_plan: Flags, luck: Floats, since: Days, latest: Days
) -> Needs:
    """Request, decision, assessment and plan, as far as each has come."""
    today = office.today
    refused = ~with_plan & (luck[:, 1] < office.knob("refused_requests"))
    asked = _between(since, latest, 0.5 * luck[:, 2])
    requested = np.where(with_plan | refused, asked, NEVER)
    late = luck[:, 3] >= office.knob("decided_in_6_weeks")
    takes = np.where(late, 31 + 15 * luck[:, 4], 12 + 18 * luck[:, 4]).astype(np.int64)
    decided = _so_far(add_workdays(np.where(np.isnat(requested), since, requested), takes), today)
    decided = np.where(np.isnat(requested), NEVER, decided)
    agreed = with_plan & ~np.isnat(decided)
    slow = luck[:, 5] >= office.knob("in_20_weeks")
    weeks = np.where(slow, 20.5 + 22 * luck[:, 6] ** 2, 15 + 5 * luck[:, 6])
    issued_on = requested + (7 * weeks).astype(np.int64).astype("timedelta64[D]")
    assessed = np.where(agreed, _so_far(issued_on - np.timedelta64(28, "D"), today), NEVER)
    none = luck[:, 7] < office.knob("no_plan_after_all")
    none &= latest == today
    plan = np.where(agreed & ~none, _so_far(issued_on, today), NEVER)
    return Needs(
        child=child,
        luck=luck,
        since=since,
        requested=requested,
        decided=decided,
        agreed=agreed,
        assessed=assessed,
        issued=~np.isnat(assessed) & ~none,
        plan=plan,
    )


def _so_far(day: Days, today: np.datetime64) -> Days:
    """The day, or NaT when it has not come yet."""
    return np.where(day <= today, day, NEVER)
