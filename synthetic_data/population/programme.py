"""Talk Together: who is referred, who comes, and the follow-up at three.

A health visitor refers a child by what she knows: its score for communication at two and how
deprived its area is. Whether the family then comes depends on the language at home. Nothing else
plays a part, so that whoever takes these into account can find the programme's true effect, and
whoever does not is led astray: those who come are those who were behind.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import asq
from synthetic_data.population.development import AtTwo
from synthetic_data.population.knobs import setting
from synthetic_data.population.reviews import TWO_YEARS, Reviews
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario

MIDDLE_SCORE, MIDDLE_FIFTH = 45, 3
FOLLOW_UP_FROM, FOLLOW_UP_SPAN = 1112, 70
"""Age in days from which a follow-up takes place, and for how many days."""
NOT_YET = np.datetime64("NaT")


@dataclass(frozen=True)
class Programme:
    """One entry for each child."""

    form: Ints
    """Form of the ASQ-3 at the review at two, by its place in `asq.forms`."""
    score: Floats
    """Score for communication there; missing without one."""
    offered: Flags
    """Whether the child could be referred: reviewed, known to a hub that had
    begun, and still here."""
    propensity: Floats
    """The chance that it took part; nought where it was not offered."""
    referred: Flags
    took_part: Flags
    hub: Ints
    """The hub, by its place in the list of hubs; -1 for a child that no hub knows."""
    starts: Days
    """First session of those who took part."""
    follow_up_due: Days
    follow_up: Days
    """The follow-up at three of those who were watched or referred, where it took place."""


def build(
    scenario: Scenario,
    people: pd.DataFrame,
    reviews: Reviews,
    two: AtTwo,
    hubs: tuple[Ints, Days],
) -> Programme:
    """Who took part. `hubs` gives each child's hub (-1 for none) and the day of its form."""
    hub, registered = hubs
    dob = people["dob"].to_numpy().astype("datetime64[D]")
    reviewed = reviews.done[:, TWO_YEARS]
    age = np.where(np.isnat(reviewed), 0, (reviewed - dob).astype(np.int64))
    form = asq.form_at(age)
    tested = reviews.with_asq & (reviewed <= scenario.end)
    score = np.where(tested, asq.scores(form, two.measured[:, :1])[:, 0], np.nan)
    draw = scenario.stream("programme")
    refers, joins = draw.random((2, len(dob)))
    starts = reviewed + (42 + draw.integers(0, 50, len(dob))).astype("timedelta64[D]")
    offered = tested & (registered < starts) & _has_begun(scenario, hub, reviewed)
    offered &= _here(people, starts) & (starts <= scenario.end)
    refer, join = chances(scenario, people, score)
    referred = offered & (refers < refer)
    took_part = referred & (joins < join)
    watched = tested & (asq.watched(form, two.measured) | referred)
    due = dob + np.timedelta64(FOLLOW_UP_FROM, "D")
    seen = draw.random(len(dob)) < setting(scenario, "follow_up_done")
    later = due + draw.integers(0, FOLLOW_UP_SPAN, len(dob)).astype("timedelta64[D]")
    return Programme(
        form=form,
        score=score,
        offered=offered,
        propensity=np.where(offered, refer * join, 0.0),
        referred=referred,
        took_part=took_part,
        hub=hub,
        starts=np.where(took_part, starts, NOT_YET),
        follow_up_due=np.where(watched, due, NOT_YET),
        follow_up=np.where(watched & seen, later, NOT_YET),
    )


def chances(scenario: Scenario, people: pd.DataFrame, score: Floats) -> tuple[Floats, Floats]:
    """The chance of a referral given the score and the area, and of coming once referred."""
    behind = (MIDDLE_SCORE - np.nan_to_num(score, nan=MIDDLE_SCORE)) / asq.STEP
    poorer = MIDDLE_FIFTH - people["idaci_fifth"].to_numpy()
    refer = (
        _log_odds(setting(scenario, "referred_usually"))
        + setting(scenario, "referred_per_5_points") * behind
        + setting(scenario, "referred_per_fifth") * poorer
    )
    other = ~people["english_at_home"].to_numpy()
    usually = _log_odds(setting(scenario, "referred_starts"))
    join = usually + setting(scenario, "starts_other_language") * other
    return 1 / (1 + np.exp(-refer)), 1 / (1 + np.exp(-join))


def _log_odds(chance: float) -> float:
    return float(np.log(np.clip(chance, 1e-9, 1 - 1e-9) / (1 - np.clip(chance, 1e-9, 1 - 1e-9))))


def _has_begun(scenario: Scenario, hub: Ints, day: Days) -> Flags:
    """Whether each child's hub offered the programme by a day."""
    months = toml("talk_together")["starts_after_months"]
    first = scenario.start.astype("datetime64[M]")
    begins = [first + np.timedelta64(months[name], "M") for name in toml("places")["hubs"]]
    since = np.array(begins).astype("datetime64[D]")[hub.clip(0)]
    return np.asarray((hub >= 0) & (day >= since), dtype=np.bool_)


def _here(people: pd.DataFrame, day: Days) -> Flags:
    """Whether each child lived in the county on a day."""
    came, left, died = (
        people[name].to_numpy().astype("datetime64[D]")
        for name in ("arrived", "departed", "death_date")
    )
    inside = ~people["outside"].to_numpy()
    return np.asarray(inside & ~(came > day) & ~(left <= day) & ~(died <= day), dtype=np.bool_)


def sessions(scenario: Scenario, who: Ints) -> Flags:
    """To which of the weekly sessions (columns) each child (rows of the people) came.

    Everybody comes to the first: that is what taking part means.
    """
    count = int(who.max(initial=-1)) + 1
    draws = scenario.stream("programme", "sessions").random(
        (count, toml("talk_together")["sessions"])
    )
    came = draws[who] < setting(scenario, "comes_each_week")
    came[:, 0] = True
    return np.asarray(came, dtype=np.bool_)
