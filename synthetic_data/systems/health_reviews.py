"""The health visitor's reviews: due, done or missed, with feeding and the ASQ-3."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth, asq
from synthetic_data.population.reviews import SIX_WEEKS, TWO_YEARS
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.childhood import Childhood, childhood
from synthetic_data.systems.contract import Event, Office, Records, System
from synthetic_data.systems.effects import follow_up_scores
from synthetic_data.systems.knowing import present, taken
from synthetic_data.text import numbered, picked

REVIEWS = {
    "NBV": "new birth visit, due by 14 days",
    "6-8W": "6 to 8 week review, due by 8 weeks",
    "12M": "12 month review, due on the first birthday and counted until 15 months",
    "2-2.5Y": "2 to 2½ year review, due by 2½ years",
    "FU3": "follow-up at three, for children who were close to a cut-off or referred (ours)",
}
FOLLOW_UP = 4
FEEDING = {"01": "breast milk only", "02": "breast milk and formula", "03": "no breast milk"}
SCORES = {entry["name"]: entry["title"] for entry in toml("development")["domains"]}
TABLE = Table(
    "health_reviews",
    "Health visitor reviews",
    "One row for each child of the county and each review that came due while it lived here. A "
    "review that never took place, or has not yet, has no date. Scores are those of the ASQ-3; its "
    "questions are not here.",
    (
        Column("review_id", Kind.RECORD_ID, "Number of this row in the health visitors' system"),
        Column(
            "nhs_number",
            Kind.NHS_NUMBER,
            "The child's NHS number, as in the red book",
            optional=True,
        ),
        Column("dob", Kind.BIRTH_DATE, "Date of birth"),
        Column("review", Kind.CODE, "Which review", codes=REVIEWS),
        Column("due_date", Kind.DATE, "Day by which it was due"),
        Column("done_date", Kind.DATE, "Day on which it took place", optional=True),
        Column("entered_date", Kind.DATE, "Day on which it was typed in", optional=True),
        Column("hv_team", Kind.CODE, "The health visiting team responsible"),
        Column("practitioner", Kind.CODE, "Who did it", optional=True),
        Column(
            "feeding",
            Kind.CODE,
            "How the baby is fed at 6 to 8 weeks; blank at other reviews, and where not known",
            codes=FEEDING,
            optional=True,
        ),
        Column(
            "asq_form",
            Kind.CODE,
            "Form of the ASQ-3 by age in months; blank where it was not used",
            codes={months: f"for about {months} months" for months in asq.forms()},
            optional=True,
        ),
        *(
            Column(
                f"asq_{name}",
                Kind.MEASURE,
                f"{title}: score from 0 to 60, in steps of 5. Where one or two of the six items "
                "were left out it is scaled up from the others, and falls between the steps",
                optional=True,
            )
            for name, title in SCORES.items()
        ),
        Column(
            "talk_referral",
            Kind.FLAG,
            "At 2 to 2½ years: whether the child was referred to Talk Together at a family hub",
            codes={"Y": "yes", "N": "no"},
            optional=True,
            ours=True,
        ),
    ),
    typed_at="hv_team",
    typed_on="entered_date",
)

KNOBS = (
    Knob("nhs_number", 0.992, "share of rows with the child's NHS number"),
    Knob("breastfed", 0.527, "share of babies with any breast milk at 6 to 8 weeks"),
    Knob("breast_milk_only", 0.66, "of these, the share with no formula"),
    Knob("feeding_known", 0.965, "share of 6 to 8 week reviews with an answer on feeding"),
    Knob("entered_same_day", 0.62, "share of reviews typed in on the day"),
    Knob("entered_late_days", 5, "days after which half of the others are typed in", high=200),
    Knob(
        "bad_week_days",
        42,
        "days for which a team whose system failed could type in nothing",
        high=400,
    ),
    Knob("items_left_out", 0.02, "share of scores with one or two of the six items left out"),
    Knob("score_missing", 0.006, "share of scores that are missing: three items left out or more"),
    Knob("practitioners", 9, "practitioners in a team", low=1, high=60),
)
BREASTFED_BY_FIFTH = np.array([-0.45, -0.20, 0.05, 0.30, 0.50])
"""Log odds against the average, most deprived fifth first; a synthetic setting."""
BREASTFED_ELSEWHERE = 0.75
"""The same for families who do not speak English at home."""


def record(truth: Truth, office: Office) -> Records:
    """A row for every review that came due, in order of the day on which it did."""
    lives = childhood(truth, office.scenario)
    about, review, due, done = _came_due(truth, office, lives)
    team = truth.areas.wards["team"].to_numpy(dtype=np.int64)[
        truth.areas.ward[truth.people["lsoa_number"].to_numpy()[about]]
    ]
    entered, backlog = _entered(office, about, done, team)
    known = entered <= office.today
    done, entered = (np.where(known, day, np.datetime64("NaT")) for day in (done, entered))
    number = taken(truth.people["nhs_number"], about)
    frame = pd.DataFrame(
        {
            "review_id": numbered("RV", np.arange(len(about)) + 1, 8),
            "nhs_number": number.where(office.happens("nhs", office.knob("nhs_number"), about)),
            "dob": truth.people["dob"].to_numpy()[about],
            "review": picked(list(REVIEWS), review),
            "due_date": due,
            "done_date": done,
            "entered_date": entered,
            "hv_team": picked(_teams(), team),
            "practitioner": _practitioner(office, about, team, known),
            "feeding": _feeding(truth, office, about, known & (review == SIX_WEEKS)),
        }
    )
    tests = _tests(truth, office, lives, about, known, review)
    return Records(pd.concat([frame, tests], axis="columns"), about, events=backlog)


def _teams() -> list[str]:
    """The health visiting teams."""
    return list(toml("places")["teams"])


def _came_due(truth: Truth, office: Office, lives: Childhood) -> tuple[Ints, Ints, Days, Days]:
    """Child, review, day due and day done of each row; NaT for what did not take place here."""
    due = np.column_stack([lives.reviews.due, lives.programme.follow_up_due])
    done = np.column_stack([lives.reviews.done, lives.programme.follow_up])
    inside = ~truth.flag("outside")
    here = np.column_stack([present(truth, day) & inside for day in due.T])
    child, review = np.nonzero(here & (due <= office.today))
    due, done = due[child, review], done[child, review]
    gone = np.fmin(truth.day("departed"), truth.day("death_date"))[child]
    came = truth.day("arrived")[child]
    done = np.where((done >= gone) | (done < came), np.datetime64("NaT"), done)
    order = np.argsort(due, kind="stable")
    return child[order], review[order], due[order], done[order]


def _entered(office: Office, about: Ints, done: Days, team: Ints) -> tuple[Days, tuple[Event, ...]]:
    """The day on which each was typed in; one team could type in nothing for weeks."""
    lag = 1 + office.lag("entered", office.knob("entered_late_days"), about)
    late = ~office.happens("same day", office.knob("entered_same_day"), about)
    entered = done + np.where(late, lag, 0).astype("timedelta64[D]")
    draw = office.stream("bad week")
    ill = int(draw.integers(0, len(_teams())))
    monday = office.today - np.timedelta64(int(draw.integers(100, 400)), "D")
    monday -= np.timedelta64((int(monday.astype(np.int64)) + 3) % 7, "D")
    back = monday + np.timedelta64(int(office.knob("bad_week_days")), "D")
    struck = (team == ill) & (done >= monday) & (done < monday + np.timedelta64(7, "D"))
    event = Event(
        "bad_week",
        "entered_date",
        str(back),
        f"The system of {_teams()[ill]} failed in the week of {monday}: what the team did in it "
        "was typed in on this day.",
    )
    return np.where(struck, back, entered), (event,) if struck.any() else ()


def _practitioner(office: Office, about: Ints, team: Ints, known: Flags) -> pd.Series:
    """A code for one of the team's health visitors."""
    size = int(office.knob("practitioners"))
    codes = [
        f"P{one + 1}{number + 1:02d}" for one in range(len(_teams())) for number in range(size)
    ]
    who = team * size + office.below("practitioner", size, about)
    return picked(codes, np.where(known, who, -1))


def _feeding(truth: Truth, office: Office, about: Ints, asked: Flags) -> pd.Series:
    """How the baby is fed, at the reviews at which that is asked."""
    rows = np.flatnonzero(asked)
    who = about[rows]
    usual = office.knob("breastfed")
    odds = (
        np.log(usual / (1 - usual))
        + BREASTFED_BY_FIFTH[truth.people["idaci_fifth"].to_numpy()[who] - 1]
    )
    elsewhere = ~truth.flag("english_at_home")[who]
    odds = odds + BREASTFED_ELSEWHERE * (elsewhere - elsewhere.mean())
    any_milk = office.happens("feeding", 1 / (1 + np.exp(-odds)), who)
    only = office.happens("only", office.knob("breast_milk_only"), who)
    answered = office.happens("answer", office.knob("feeding_known"), who)
    code = np.full(len(about), -1)
    code[rows] = np.where(answered, np.select([any_milk & only, any_milk], [0, 1], 2), -1)
    return picked(list(FEEDING), code)


def _tests(
    truth: Truth, office: Office, lives: Childhood, about: Ints, known: Flags, review: Ints
) -> pd.DataFrame:
    """Form and scores of the ASQ-3 at two, communication alone at the follow-up; the referral."""
    helped = lives.programme
    at_two = known & (review == TWO_YEARS) & lives.reviews.with_asq[about]
    again = known & (review == FOLLOW_UP)
    without, with_it, later_form = follow_up_scores(truth, lives)
    later = np.where(helped.took_part, with_it, without)
    score = np.full((len(about), len(SCORES)), np.nan)
    who = about[at_two]
    found = asq.scores(helped.form[who], lives.two.measured[who])
    score[at_two] = _as_filled_in(office, found, who)
    score[again, 0] = later[about[again]]
    form = np.select([at_two, again], [helped.form[about], later_form[about]], -1)
    referred = np.where(at_two, helped.referred[about], -1)
    columns = {f"asq_{name}": score[:, place] for place, name in enumerate(SCORES)}
    return pd.DataFrame(
        {
            "asq_form": picked(asq.forms(), form),
            **columns,
            "talk_referral": picked(["N", "Y"], referred),
        }
    )


def _as_filled_in(office: Office, full: Floats, who: Ints) -> Floats:
    """Scores with items left out: scaled up from those answered, or missing when too few were."""
    left_out, missing = office.knob("items_left_out"), office.knob("score_missing")
    out = full.copy()
    for place in range(full.shape[1]):
        luck = office.luck(f"items {place}", who)
        items = np.where(luck < left_out / 2, 4, np.where(luck < left_out, 5, 6))
        answered = np.round(full[:, place] / asq.STEP * items / 6) * asq.STEP
        scaled = np.where(items < 6, np.minimum(answered * 6 / items, 60), full[:, place])
        out[:, place] = np.where(luck > 1 - missing, np.nan, scaled.round(1))
    return out


SYSTEM = System(TABLE, record, KNOBS)
