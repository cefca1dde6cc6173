"""One child of a pack, followed through every system: what is so, and what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from eyda.reference.markdown import code, link, long_date, table
from synthetic_data.calibration.pack import Pack
from synthetic_data.mistakes import as_text

SHOWN = ("forename", "surname", "dob", "postcode", "nhs_number", "upn")
"""The columns by which people look for a child, by their usual names."""
DATED = ("dob",)
TYPICAL = (8, 40)
"""From how few to how many records a child may have to be followed."""
MISTAKES = 4
"""So many mistakes make a good story; more make a strange one."""
PRIVATE = ("cin_",)
"""Tables of which no child that is followed has a record."""


@dataclass(frozen=True)
class Cell:
    """One value of a record beside what is true."""

    column: str
    recorded: str
    mistake: str
    """The name of the mistake, or blank."""
    truth: str
    known_so: bool
    """Whether it differs from what is true today though nobody made a mistake."""


@dataclass(frozen=True)
class Record:
    """One record about the child."""

    table: str
    record_id: str
    cells: tuple[Cell, ...]


def chosen(pack: Pack) -> str:
    """The child whose story shows most: a twin who moved, known to many, with several mistakes.

    The same pack gives the same child. Nobody's death or case file is made an example of.
    """
    links, people = _of_children(pack), pack.truth("people").set_index("person_id")
    telling = [name for name in pack.tables if {"forename", "dob"} & set(pack.table(name).columns)]
    by_name = links[links["table"].isin(telling)].groupby("person_id")["table"]
    wrong = pack.truth("mistakes").merge(links, on=["table", "record_id"])
    by_child = wrong[wrong["column"].isin(SHOWN)].groupby("person_id")["error"]
    seen = pd.DataFrame({"tables": by_name.nunique(), "records": links["person_id"].value_counts()})
    seen["errors"], seen["mistakes"] = by_child.nunique(), by_child.size()
    known = people.reindex(seen.index)
    private = links.loc[links["table"].str.startswith(PRIVATE), "person_id"]
    here = known["death_date"].isna() & known["departed"].isna() & ~known["outside"].astype(bool)
    fits = here & ~seen.index.isin(private) & seen["records"].between(*TYPICAL)
    points = (
        seen["tables"]
        + seen["errors"].clip(upper=MISTAKES)
        - (seen["mistakes"] - MISTAKES).clip(lower=0)
        + 2 * (known["number_of_babies"] > 1).astype(int)
        + 2 * known["moves"].clip(upper=1)
    )
    return str(points.where(fits).sort_index().idxmax())


def records(pack: Pack, person: str) -> dict[str, list[Record]]:
    """Every record about the child by table, in the order of the pack."""
    links = _of_children(pack)
    mine = links[links["person_id"] == person]
    true = _true(pack, person)
    log = pack.truth("mistakes").fillna("")
    log = log[log["record_id"].isin(mine["record_id"])]
    found: dict[str, list[Record]] = {}
    for name, ids in mine.groupby("table", sort=False)["record_id"]:
        frame = pack.table(str(name))
        rows = frame[frame.iloc[:, 0].isin(ids)]
        found[str(name)] = [
            Record(str(name), key, tuple(_cells(str(name), key, row, true, log)))
            for key, row in _as_rows(rows)
        ]
    return found


def _of_children(pack: Pack) -> pd.DataFrame:
    links = pack.truth("links")
    return links.loc[links["entity"] == "child", ["table", "record_id", "person_id"]]


def _true(pack: Pack, person: str) -> dict[str, str]:
    """What is true of the child today, as text."""
    people = pack.truth("people")
    row = people[people["person_id"] == person]
    true = {name: as_text(row[name]).fillna("").iloc[0] for name in people.columns}
    return true | {"surname": true["surname_later"], "surname_before": true["surname"]}


def _as_rows(frame: pd.DataFrame) -> Iterator[tuple[str, dict[str, str]]]:
    """Key and text of each of a few records."""
    text = pd.DataFrame({name: as_text(frame[name]).fillna("") for name in frame.columns})
    for row in text.to_dict("records"):
        yield str(row[frame.columns[0]]), {str(name): str(value) for name, value in row.items()}


def _cells(
    name: str, key: str, row: Mapping[str, str], true: Mapping[str, str], log: pd.DataFrame
) -> Iterator[Cell]:
    """The cells by which the child is known, and every other cell with a mistake in it."""
    here = log[(log["table"] == name) & (log["record_id"] == key)]
    wrong = {str(entry["column"]): entry for entry in here.to_dict("records")}
    for column, recorded in row.items():
        if column in wrong:
            entry = wrong[column]
            yield Cell(column, recorded, str(entry["error"]), str(entry["truth"]), False)
        elif column in SHOWN:
            differs = bool(recorded) and recorded.replace(" ", "") != true[column].replace(" ", "")
            yield Cell(column, recorded, "", true[column], differs)


def story(pack: Pack) -> Iterator[str]:
    """The blocks of the page that follow one child."""
    person = chosen(pack)
    found = records(pack, person)
    yield _who(_true(pack, person))
    count = sum(len(kept) for kept in found.values())
    yield (
        f"{count} records in {len(found)} tables are about this child. Here is what those say that "
        "name it. **Bold** is a mistake, with what the service would have written without it. "
        "*Slanting* is no mistake and still not "
        "what is true today: the service has it from earlier days, or writes it its own way."
    )
    telling = [record for kept in found.values() for record in _telling(kept)]
    yield table("One child in every system", ("Record", "What it says"), map(row, telling))
    left = count - len(telling)
    if left:
        yield (
            f"The other {left} records say the same as one of these, or name nobody and hang on "
            "one of these by a key."
        )


def _telling(kept: list[Record]) -> list[Record]:
    """The records of one table worth showing: the first that name the child, each different."""
    named = [record for record in kept if any(cell.recorded for cell in record.cells)]
    different = {
        tuple((cell.column, cell.recorded) for cell in one.cells): one for one in named[::-1]
    }
    return [record for record in named if record in different.values()]


def _who(true: Mapping[str, str]) -> str:
    """The truth about the child, in a few sentences."""
    parts = [
        f"In truth there is a child `{true['person_id']}`: **{true['forename']} "
        f"{true['surname']}**, born on {long_date(true['dob'])}, who lives at {true['postcode']} "
        f"and has the NHS number {true['nhs_number']}."
    ]
    if true["number_of_babies"] not in ("", "1"):
        kind = "twin" if true["number_of_babies"] == "2" else "triplet"
        parts.append(f"The child is a {kind}.")
    if true["surname_changed"]:
        day = long_date(true["surname_changed"])
        parts.append(f"Until {day} the surname was {true['surname_before']}.")
    elif true["surname_at_birth"] != true["surname"]:
        parts.append(f"On the birth notice the surname was {true['surname_at_birth']}.")
    if true["last_moved"]:
        times = {"1": "once", "2": "twice"}.get(true["moves"], f"{true['moves']} times")
        parts.append(f"The family has moved {times}, last on {long_date(true['last_moved'])}.")
    return " ".join(parts)


def row(record: Record) -> tuple[str, str]:
    """The record as a row of the page: its table and key, and what it says."""
    said = [_said(cell) for cell in record.cells if cell.recorded or cell.mistake]
    return f"{link(record.table)}<br>{code(record.record_id)}", "<br>".join(said)


def _said(cell: Cell) -> str:
    shown = _shown(cell.column, cell.recorded)
    words = f"{cell.column}: "
    if not cell.mistake:
        return words + (f"*{shown}*" if cell.known_so else shown)
    truth = _shown(cell.column, cell.truth)
    return f"{words}**{shown}** ({cell.mistake.replace('_', ' ')}; should be {truth})"


def _shown(column: str, text: str) -> str:
    """The text as a reader sees it: dates in words, and a space where none belongs made visible."""
    if not text:
        return "blank"
    if column in DATED:
        return long_date(text)
    return re.sub(r"^ | $|(?<= ) | (?= )", "␣", text)
