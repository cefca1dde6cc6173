"""The truth of the effects: what became of each child, and what would have become of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import Truth, asq
from synthetic_data.population.development import AtFive, good_level
from synthetic_data.scenario import Scenario
from synthetic_data.systems.childhood import Childhood, childhood
from synthetic_data.text import TEXT

COLUMNS = {
    "person_id": "the true child",
    "cause": "`talk_together`, or `nursery_closure`",
    "outcome": "`communication_at_three` (ASQ-3 score at the follow-up) or `gld` (1 or 0)",
    "took_part": "whether the cause acted on the child",
    "propensity": "the chance of that before it was known; nought where it could not happen",
    "outcome_without": "what the outcome would be without the cause",
    "outcome_with": "what it would be with it",
}
"""Every column of `truth/effects.parquet` with its meaning."""


def effects_table(truth: Truth, scenario: Scenario) -> pd.DataFrame:
    """Both outcomes of every child that is old enough to have them, for each cause.

    The outcome that a table shows is `outcome_with` for those who took part and `outcome_without`
    for the others, exactly; the other one nobody ever sees.
    """
    lives = childhood(truth, scenario)
    parts = [
        _rows(truth, "talk_together", "communication_at_three", *_at_three(truth, scenario, lives)),
        _at_five(truth, lives, "talk_together"),
        _at_five(truth, lives, "nursery_closure"),
    ]
    return pd.concat(parts, ignore_index=True)


def follow_up_scores(truth: Truth, lives: Childhood) -> tuple[Floats, Floats, Ints]:
    """Communication scores at a follow-up, without and with the programme; the form used."""
    born = truth.day("dob")
    day = np.where(np.isnat(lives.programme.follow_up), born, lives.programme.follow_up)
    age = np.where(day == born, 3 * 365, (day - born).astype(np.int64))
    form = asq.form_at(age)
    without, with_it = lives.three.without[:, None], lives.three.with_programme[:, None]
    return asq.scores(form, without)[:, 0], asq.scores(form, with_it)[:, 0], form


def _at_three(
    truth: Truth, scenario: Scenario, lives: Childhood
) -> tuple[Ints, Flags, Floats, Floats, Floats]:
    """Those with a score at two who are old enough for a follow-up."""
    helped = lives.programme
    old_enough = truth.day("dob") + np.timedelta64(1186, "D") <= scenario.end
    who = np.flatnonzero(old_enough & ~np.isnan(helped.score) & ~truth.flag("outside"))
    without, with_it, _ = follow_up_scores(truth, lives)
    return who, helped.took_part[who], helped.propensity[who], without[who], with_it[who]


def _at_five(truth: Truth, lives: Childhood, cause: str) -> pd.DataFrame:
    """Good level of development of every pupil whose goals are all assessed."""
    five: AtFive = lives.five
    if cause == "talk_together":
        acted, chance = lives.programme.took_part, lives.programme.propensity
        without, with_it = good_level(five.without), good_level(five.with_programme)
    else:
        acted, chance = lives.closing.exposed, lives.closing.chance
        without, with_it = good_level(five.closure_without), good_level(five.closure_with)
    known = ~np.isnan(without)
    who = five.pupils[known]
    return _rows(truth, cause, "gld", who, acted[who], chance[who], without[known], with_it[known])


def _rows(
    truth: Truth,
    cause: str,
    outcome: str,
    who: Ints,
    acted: Flags,
    chance: Floats,
    without: Floats,
    with_it: Floats,
) -> pd.DataFrame:
    """One row for each of these children."""
    return pd.DataFrame(
        {
            "person_id": truth.people["person_id"].take(who).to_numpy(),
            "cause": cause,
            "outcome": outcome,
            "took_part": acted,
            "propensity": chance.round(6),
            "outcome_without": without,
            "outcome_with": with_it,
        }
    ).astype({"person_id": TEXT, "cause": TEXT, "outcome": TEXT})
