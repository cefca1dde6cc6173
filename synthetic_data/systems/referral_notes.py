"""Referral notes: a few lines of free text with each referral to early help."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.childhood import childhood
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.early_help import SOURCE, SOURCE_SHARES, SOURCES, helped
from synthetic_data.systems.knowing import taken
from synthetic_data.systems.once import once_a_world
from synthetic_data.systems.social_care import chosen
from synthetic_data.text import TEXT, joined, numbered, picked

KINDS = ("concern", "denied", "past", "somebody_else")
"""What a note may say of speech; -1 stands for not a word. Only the first is a worry."""
CONCERN = 0
BEHIND = -0.7
"""True communication below which those who know a child begin to worry, in units of the spread."""
OLD_ENOUGH = 18 * 30.44
"""Age in days from which anybody expects a child to talk."""
TABLE = Table(
    "referral_notes",
    "Referral notes",
    "One row for each referral to early help: a note, as somebody typed it. Whether it says that "
    "the child's own speech is a worry is in the truth.",
    (
        Column("note_id", Kind.RECORD_ID, "Number of the note", ours=True),
        Column("eh_id", Kind.TEXT, "The episode: `eh_id` in `early_help`", ours=True),
        Column("note_date", Kind.DATE, "Date of the note", ours=True),
        Column("written_by", Kind.CODE, "Who wrote it", codes=SOURCES, ours=True),
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
            "written_by": picked(list(SOURCES), chosen(found.luck[:, SOURCE], SOURCE_SHARES)),
            "note": _texts(truth, office, found.child, speech(truth, office.scenario)),
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


def _texts(truth: Truth, office: Office, child: Ints, kind: Ints) -> pd.Series:
    """An opening, up to three clauses in any order, and a closing for each note."""
    words = toml("note_clauses")
    draw = office.stream("words")
    luck = draw.random((len(child), 5))
    clauses = np.stack(
        [
            _of_kind([words["speech"][name] for name in KINDS], kind, luck[:, 1]),
            *_topics(words, draw, luck[:, 2:4]),
        ],
        axis=1,
    )
    order = np.argsort(draw.random(clauses.shape), axis=1)
    clauses = np.take_along_axis(clauses, order, axis=1)
    boy = ~truth.flag("girl")[child]
    openings = [text.split("{name}") for text in words["openings"]]
    name = taken(truth.people["forename"], child)
    parts = [
        joined([_said([half[0] for half in openings], luck[:, 0]), name]).str.cat(
            _said([half[1] for half in openings], luck[:, 0]).astype(TEXT)
        ),
        *(_clause(words, column, boy) for column in clauses.T),
        _said(words["closings"], luck[:, 4]),
    ]
    return joined(parts, " ").str.replace(r" {2,}", " ", regex=True).str.strip()


def _said(texts: list[str], luck: Floats) -> pd.Series:
    """One of the texts for each number in [0, 1)."""
    return _written(texts, (luck * len(texts)).astype(np.int64))


def _written(texts: list[str], place: Ints) -> pd.Series:
    """The text at each place; the same text may stand at several."""
    unique = list(dict.fromkeys(texts))
    return picked(unique, np.array([unique.index(text) for text in texts])[place])


def _clause(words: dict[str, Any], clause: Ints, boy: Flags) -> pd.Series:
    """Each clause in its form for a girl or a boy; nothing for -1."""
    every = [
        text for group in ("speech", "topics") for one in words[group].values() for text in one
    ]
    forms = [_for_sex(text, is_boy) for text in every for is_boy in (False, True)]
    return _written([*forms, ""], np.where(clause < 0, len(forms), clause * 2 + boy))


def _for_sex(text: str, boy: bool) -> str:
    he, him, his = ("he", "him", "his") if boy else ("she", "her", "her")
    return text.format(he=he, He=he.capitalize(), him=him, his=his)


def _of_kind(groups: list[list[str]], kind: Ints, luck: Floats) -> Ints:
    """A clause of each note's kind, numbered through all groups; -1 for a kind of -1."""
    size = np.array([len(group) for group in groups])
    start = np.cumsum(size) - size
    found = start[kind] + (luck * size[kind]).astype(np.int64)
    return np.where(kind < 0, -1, found)


def _topics(words: dict[str, Any], draw: np.random.Generator, luck: Floats) -> list[Ints]:
    """Two different topics for each note, the second for most; numbered after the speech."""
    groups = list(words["topics"].values())
    after = sum(len(clauses) for clauses in words["speech"].values())
    first = draw.integers(0, len(groups), len(luck))
    second = (first + draw.integers(1, len(groups), len(luck))) % len(groups)
    second = np.where(draw.random(len(luck)) < 0.3, -1, second)
    found = [_of_kind(groups, kind, luck[:, n]) for n, kind in enumerate((first, second))]
    return [np.where(clause < 0, -1, clause + after) for clause in found]


SYSTEM = System(TABLE, record, KNOBS)
