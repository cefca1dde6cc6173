"""Referral notes: a few lines of free text with each referral to early help."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.childhood import childhood
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.early_help import SOURCES, helped, sources
from synthetic_data.systems.knowing import taken
from synthetic_data.systems.note_words import both, clauses, months_old, one_of
from synthetic_data.systems.once import once_a_world
from synthetic_data.text import TEXT, joined, numbered, picked

KINDS = ("concern", "denied", "past", "somebody_else")
"""What a note may say of speech; -1 stands for not a word. Only the first is a worry."""
CONCERN = 0
BEHIND = -0.7
"""True communication below which those who know a child begin to worry, in units of the spread."""
OLD_ENOUGH = 18 * 30.44
"""Age in days from which anybody expects a child to talk."""
SECOND_TOPIC = 0.7
"""Share of notes that speak of two things besides speech; a synthetic setting."""
ON_DUTY = "duty worker"
WRITERS = {
    ON_DUTY if source == "family" else source: (
        "the worker of early help who took the family's own request"
        if source == "family"
        else meaning
    )
    for source, meaning in SOURCES.items()
}
"""Who writes: the service that refers, and for a family the worker who spoke to it."""
TABLE = Table(
    "referral_notes",
    "Referral notes",
    "One row for each referral to early help: a note, as somebody typed it. Whether it says that "
    "the child's own speech is a worry is in the truth.",
    (
        Column("note_id", Kind.RECORD_ID, "Number of the note", ours=True),
        Column("eh_id", Kind.TEXT, "The episode: `eh_id` in `early_help`", ours=True),
        Column("note_date", Kind.DATE, "Date of the note", ours=True),
        Column("written_by", Kind.CODE, "Who wrote it", codes=WRITERS, ours=True),
        Column("note", Kind.TEXT, "The text, with the child's first name in it", ours=True),
    ),
)

KNOBS = (
    Knob("worry_written_down", 0.85, "share of notes on children behind in talking that say so"),
    Knob("worry_without_cause", 0.05, "share of notes on other children that say the same"),
    Knob("denied", 0.34, "share of other notes that say that speech is no worry"),
    Knob("past", 0.04, "share that tell of a worry that is over"),
    Knob("somebody_else", 0.07, "share that tell of somebody else's speech"),
)


def record(truth: Truth, office: Office) -> Records:
    """A note for each episode of early help."""
    found = helped(truth, office.scenario)
    count = len(found.child)
    frame = pd.DataFrame(
        {
            "note_id": numbered("NT", np.arange(count) + 1, 6),
            "eh_id": numbered("EH", np.arange(count) + 1, 6),
            "note_date": found.referred,
            "written_by": picked(list(WRITERS), sources(truth, found)),
            "note": _texts(truth, office, speech(truth, office.scenario)),
        }
    )
    return Records(frame, found.child)


@once_a_world
def speech(truth: Truth, scenario: Scenario) -> Ints:
    """What each note says of the child's speech, by its place in KINDS; -1 for nothing."""
    office = Office(scenario, TABLE.name, KNOBS)
    found = helped(truth, scenario)
    count = len(found.child)
    age = (found.referred - truth.day("dob")[found.child]).astype(np.int64)
    old_enough = age >= OLD_ENOUGH
    behind = childhood(truth, scenario).two.talk[found.child] < BEHIND
    worried, other = office.stream("speech").random((2, count))
    rate = np.where(behind, office.knob("worry_written_down"), office.knob("worry_without_cause"))
    bounds = np.cumsum([office.knob(kind) for kind in KINDS[1:]])
    without = np.searchsorted(bounds, other, side="right")
    told = np.where(without < len(bounds), without + 1, -1)
    # Nobody speaks of a baby's speech, but brothers and sisters have theirs.
    told = np.where(old_enough | (told == KINDS.index("somebody_else")), told, -1)
    return np.where(old_enough & (worried < rate), CONCERN, told)


def notes_table(truth: Truth, scenario: Scenario) -> pd.DataFrame:
    """What is true of each note: whether it speaks of speech, how, and whether that is a worry."""
    kind = speech(truth, scenario)
    return pd.DataFrame(
        {
            "note_id": numbered("NT", np.arange(len(kind)) + 1, 6),
            "speech": picked([*KINDS, "not_mentioned"], np.where(kind < 0, len(KINDS), kind)),
            "speech_concern": kind == CONCERN,
        }
    ).astype({"note_id": TEXT, "speech": TEXT})


def _texts(truth: Truth, office: Office, kind: Ints) -> pd.Series:
    """An opening, up to three clauses in any order, and a closing for each note."""
    found = helped(truth, office.scenario)
    months = months_old(truth.day("dob")[found.child], found.referred)
    writer, boy = sources(truth, found), ~truth.flag("girl")[found.child]
    draw = office.stream("words")
    luck = draw.random((len(kind), 6))
    chosen = _chosen(kind, months, writer, luck[:, 1:5])
    order = np.argsort(draw.random(chosen.shape), axis=1)
    chosen = np.take_along_axis(chosen, order, axis=1)
    every = both(clauses("speech"), clauses("topics"))
    first, last = (
        clauses(part).said(one_of(clauses(part).fits(months, writer, list(WRITERS)), luck), boy)
        for part, luck in (("openings", luck[:, 0]), ("closings", luck[:, 5]))
    )
    # Where there is no note, nothing is split, and there would be no columns.
    halves = first.astype("str").str.partition("{name}").reindex(columns=range(3))
    name = taken(truth.people["forename"], found.child)
    parts = [
        joined([halves[0].astype(TEXT), name, halves[2].astype(TEXT)]),
        *(every.said(column, boy) for column in chosen.T),
        last,
    ]
    return joined(parts, " ").str.replace(r" {2,}", " ", regex=True).str.strip()


def _chosen(kind: Ints, months: Ints, writer: Ints, luck: Floats) -> Ints:
    """A clause on speech, if any, and one or two topics, numbered through both; -1 for none."""
    speech, topics = clauses("speech"), clauses("topics")
    told = speech.fits(months, writer, list(WRITERS)) & (speech.group == kind[:, None])
    fitting = topics.fits(months, writer, list(WRITERS))
    first = one_of(fitting, luck[:, 1])
    others = fitting & (topics.group != topics.group[first][:, None])
    second = np.where(luck[:, 3] < SECOND_TOPIC, one_of(others, luck[:, 2]), -1)
    after = len(speech.texts)
    found = [np.where(place < 0, -1, place + after) for place in (first, second)]
    return np.stack([one_of(told, luck[:, 0]), *found], axis=1)


SYSTEM = System(TABLE, record, KNOBS)
