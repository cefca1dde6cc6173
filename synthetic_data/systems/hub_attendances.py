"""What families come to at the hubs: open sessions for everybody, and Talk Together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Ints
from synthetic_data.population import Truth, programme
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import hub_registrations
from synthetic_data.systems.childhood import childhood
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered, picked

OPEN_SESSIONS = {
    "Stay and play": ("play and talk for families with young children", 0.42, 0, 60),
    "Stories and songs": ("a story, rhymes and songs", 0.24, 3, 60),
    "Baby massage": ("for babies until they crawl", 0.12, 1, 9),
    "Feeding support": ("help with feeding a baby", 0.10, 0, 8),
    "Advice drop-in": ("housing, money and work", 0.12, 0, 60),
}
"""What it is, how popular it is, and the months of age for which it is; a synthetic setting."""
TALK_TOGETHER = str(toml("talk_together")["name"])
SPREAD_DAYS = 270
"""Most of a family's visits lie within so many days of its form."""
TABLE = Table(
    "hub_attendances",
    "Family hub attendances",
    "One row for each child and session to which it came. Open sessions are for everybody; "
    "Talk Together, ten weekly sessions, is for children whom a health visitor referred.",
    (
        Column("attendance_id", Kind.RECORD_ID, "Number of the entry in the register", ours=True),
        Column(
            "reg_id", Kind.TEXT, "The family's form: `reg_id` in `hub_registrations`", ours=True
        ),
        Column("hub", Kind.CODE, "The family hub where the session was", ours=True),
        Column(
            "activity",
            Kind.CODE,
            "What the child came to",
            codes={
                **{name: about[0] for name, about in OPEN_SESSIONS.items()},
                TALK_TOGETHER: "ten weekly sessions on talking, by referral",
            },
            ours=True,
        ),
        Column("attendance_date", Kind.DATE, "Day of the session", ours=True),
    ),
)

KNOBS = (
    Knob("visits", 5.0, "open sessions to which a child comes, on average", high=60.0),
    Knob("never_again", 0.22, "share of forms after which nobody comes again", high=0.9),
    Knob("other_hub", 0.07, "share of open sessions at another hub than that of the form"),
)


def record(truth: Truth, office: Office) -> Records:
    """Every child at every session, day by day."""
    forms = Office(office.scenario, hub_registrations.TABLE.name, hub_registrations.KNOBS)
    child, day = hub_registrations.visits(truth, forms)
    hub = hub_registrations.hubs_used(truth, forms, child).cat.codes.to_numpy().astype(np.int64)
    open_ones = _open_sessions(truth, office, child, day)
    talk = _talk_together(truth, office, child)
    form, activity, when = (np.concatenate(pair) for pair in zip(open_ones, talk, strict=True))
    ends = np.fmin(truth.day("departed"), truth.day("death_date"))[child[form]]
    there = (when <= office.today) & ~(when >= ends)
    form, activity, when = form[there], activity[there], when[there]
    order = np.lexsort((form, when))
    form, activity, when = form[order], activity[order], when[order]
    hubs = list(toml("places")["hubs"])
    strays = office.stream("other hub").random(len(form)) < office.knob("other_hub")
    strays &= activity < len(OPEN_SESSIONS)
    elsewhere = office.stream("which hub").integers(1, len(hubs), len(form))
    frame = pd.DataFrame(
        {
            "attendance_id": numbered("HA", np.arange(len(form)) + 1, 7),
            "reg_id": numbered("HR", form + 1, 6),
            "hub": picked(hubs, np.where(strays, (hub[form] + elsewhere) % len(hubs), hub[form])),
            "activity": picked([*OPEN_SESSIONS, TALK_TOGETHER], activity),
            "attendance_date": when,
        }
    )
    return Records(frame, child[form])


def _open_sessions(truth: Truth, office: Office, child: Ints, day: Days) -> tuple[Ints, Ints, Days]:
    """Form, activity and day of each visit: often many soon after the form, then fewer."""
    draw = office.stream("visits")
    count = len(child)
    usual = office.knob("visits") / (1 - office.knob("never_again"))
    wanted = draw.poisson(usual * draw.gamma(1.0, 1.0, count))
    wanted = np.where(draw.random(count) < office.knob("never_again"), 0, wanted)
    form = np.repeat(np.arange(count), wanted)
    first = np.arange(len(form)) == np.repeat(np.cumsum(wanted) - wanted, wanted)
    wait = np.where(first, 0, 7 + draw.exponential(SPREAD_DAYS, len(form)))
    when = _weekday(day[form] + wait.astype("timedelta64[D]"))
    months = (when - truth.day("dob")[child[form]]).astype(np.int64) / 30.44
    liked = np.array([popular for _, popular, _, _ in OPEN_SESSIONS.values()])
    ages = np.array([(low, high) for _, _, low, high in OPEN_SESSIONS.values()])
    suits = (months[:, None] >= ages[:, 0]) & (months[:, None] < ages[:, 1])
    cumulated = np.cumsum(np.where(suits, liked, 0.0), axis=1)
    aim = draw.random(len(form)) * cumulated[:, -1]
    return form, (aim[:, None] >= cumulated).sum(axis=1).clip(max=len(liked) - 1), when


def _talk_together(truth: Truth, office: Office, child: Ints) -> tuple[Ints, Ints, Days]:
    """Form, activity and day of each session of the programme, week after week."""
    lives = childhood(truth, office.scenario).programme
    # The first form of each child is the one that the session sheet names.
    first = np.flatnonzero(~pd.Series(child).duplicated().to_numpy() & lives.took_part[child])
    came = programme.sessions(office.scenario, child[first])
    row, week = np.nonzero(came)
    starts = _weekday(lives.starts[child[first]])[row]
    when = starts + (7 * week).astype("timedelta64[D]")
    return first[row], np.full(len(row), len(OPEN_SESSIONS)), when


def _weekday(day: Days) -> Days:
    """Saturdays and Sundays moved on to the Monday."""
    weekday = (day.astype(np.int64) + 3) % 7
    return np.asarray(day + np.where(weekday > 4, 7 - weekday, 0).astype("timedelta64[D]"))


SYSTEM = System(TABLE, record, KNOBS)
