"""Early help: families who were offered support short of social care."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.population.needs import Episodes, episodes
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes, duplicates
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.knowing import forename, home, surname, taken
from synthetic_data.systems.once import once_a_world
from synthetic_data.systems.social_care import NEVER, add_workdays, chosen
from synthetic_data.text import numbered, picked

SOURCES = {
    "family": "the family itself",
    "health visitor": "a health visitor",
    "nursery": "a nursery or childminder",
    "school": "a school, mostly for an older brother or sister",
    "GP": "a GP",
    "midwife": "a midwife",
    "social care": "a case that social care closed",
    "family hub": "a family hub",
    "police": "the police",
}
SOURCE_SHARES = (0.14, 0.22, 0.13, 0.15, 0.07, 0.05, 0.14, 0.06, 0.04)
OUTCOMES = {
    "needs met": "closed, needs met",
    "single agency": "closed, one service goes on",
    "stepped up": "passed on to social care",
    "disengaged": "closed, the family did not want to go on",
    "moved away": "closed, the family left the county",
}
OUTCOME_SHARES = (0.48, 0.20, 0.12, 0.20)
TYPICAL_DAYS = 190.0
MIDWIFE_UNTIL, NURSERY_FROM = 60, 270
"""Days of age."""
PLAN, ASSESSED, WAIT, SOURCE, OUTCOME = range(5)
"""Columns of luck that decide the course, by what they decide."""
TABLE = Table(
    "early_help",
    "Early help episodes",
    "One row for each child and episode. There is no national return of early help; this is the "
    "authority's own table.",
    (
        Column("eh_id", Kind.RECORD_ID, "Number of the episode", ours=True),
        Column("forename", Kind.FORENAME, "Child's first name", ours=True),
        Column("surname", Kind.SURNAME, "Child's last name", ours=True),
        Column("dob", Kind.BIRTH_DATE, "Child's date of birth", ours=True),
        Column("sex", Kind.SEX, "Child's sex", codes=codes.SEX, ours=True),
        Column("postcode", Kind.POSTCODE, "Home postcode at the referral", ours=True),
        Column("referral_date", Kind.DATE, "Date of the referral", ours=True),
        Column("source", Kind.CODE, "Who referred the family", codes=SOURCES, ours=True),
        Column("assessment_date", Kind.DATE, "Date of the assessment", optional=True, ours=True),
        Column("plan_open", Kind.DATE, "First day of the plan", optional=True, ours=True),
        Column(
            "plan_close",
            Kind.DATE,
            "Last day of the episode; blank while it is open",
            optional=True,
            ours=True,
        ),
        Column("outcome", Kind.CODE, "How it ended", codes=OUTCOMES, optional=True, ours=True),
    ),
    typed_on="referral_date",
)

KNOBS = (
    duplicates.KNOB,
    Knob("assessed", 0.88, "share of episodes with an assessment"),
    Knob("plan", 0.85, "share of assessments that lead to a plan"),
    Knob("short", 0.08, "share entered under a short name, where there is one"),
    Knob("by_ear", 0.12, "share of names with several spellings that are written as heard"),
)


@once_a_world
def helped(truth: Truth, scenario: Scenario) -> Episodes:
    """Every episode of early help since the world began."""
    return episodes(scenario, truth.people, "early help", "early_help_referrals", TYPICAL_DAYS)


def record(truth: Truth, office: Office) -> Records:
    """A row for each child and episode, as the family was at the referral."""
    found = helped(truth, office.scenario)
    about = found.child
    _, postcode = home(truth, about, found.referred)
    luck = office.luck("forename", about)
    until = np.where(np.isnat(found.closed), office.today, found.closed)
    assessed = add_workdays(found.referred, (5 + 30 * found.luck[:, WAIT]).astype(np.int64))
    done = (found.luck[:, ASSESSED] < office.knob("assessed")) & (assessed <= until)
    begins = add_workdays(assessed, 1)
    planned = done & (found.luck[:, PLAN] < office.knob("plan")) & (begins <= until)
    frame = pd.DataFrame(
        {
            "eh_id": numbered("EH", np.arange(len(about)) + 1, 6),
            "forename": forename(
                truth, about, luck, short=office.knob("short"), by_ear=office.knob("by_ear")
            ),
            "surname": surname(truth, about, found.referred),
            "dob": truth.people["dob"].to_numpy()[about],
            "sex": taken(truth.people["sex"], about),
            "postcode": postcode,
            "referral_date": found.referred,
            "source": picked(list(SOURCES), sources(truth, found)),
            "assessment_date": np.where(done, assessed, NEVER),
            "plan_open": np.where(planned, begins, NEVER),
            "plan_close": found.closed,
            "outcome": picked(list(OUTCOMES), _outcomes(truth, found, planned)),
        }
    )
    return Records(frame, about)


def sources(truth: Truth, found: Episodes) -> Ints:
    """Who referred each family, by its place in SOURCES.

    A health visitor has taken over from the midwife, and is there before any nursery is.
    """
    usual = chosen(found.luck[:, SOURCE], SOURCE_SHARES)
    days = (found.referred - truth.day("dob")[found.child]).astype(np.int64)
    places = list(SOURCES)
    too_late = (usual == places.index("midwife")) & (days > MIDWIFE_UNTIL)
    too_early = (usual == places.index("nursery")) & (days < NURSERY_FROM)
    return np.where(too_late | too_early, places.index("health visitor"), usual)


def _outcomes(truth: Truth, found: Episodes, planned: Flags) -> Ints:
    """How each closed episode ended; without a plan the family mostly wanted none."""
    luck = found.luck[:, OUTCOME]
    usual = np.where(planned, chosen(luck, OUTCOME_SHARES), np.where(luck < 0.3, 1, 3))
    left = found.closed == truth.day("departed")[found.child]
    return np.select([np.isnat(found.closed), left], [-1, 4], usual)


SYSTEM = System(TABLE, record, KNOBS)
