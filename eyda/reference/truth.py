"""The page on how the truth is kept: what is in it, one child's story, and what it is good for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from eyda.reference import one_child
from eyda.reference.markdown import code, dropdown, link, listed, page, sentence, table
from synthetic_data.calibration.pack import Pack, authorities
from synthetic_data.identifiers import FULL, IDENTIFIERS, SINGLE, shared_by
from synthetic_data.packing import learners_manifest
from synthetic_data.schema import Kind, Table
from synthetic_data.systems import System
from synthetic_data.systems.contract import CHILD
from synthetic_data.truth_columns import PARTS

KINDS = {"M": "date", "b": "yes or no", "i": "whole number", "f": "number"}
PRECISION = """\
links = pd.read_parquet("build/data/class/truth/links.parquet").set_index("record_id")["person_id"]
right = links[pairs["birth_id"]].to_numpy() == links[pairs["reg_id"]].to_numpy()
precision, recall = right.mean(), right.sum() / true_pairs
"""
"""What a tutor types; `true_pairs` comes from `TRUE_PAIRS`. A test runs both."""
TRUE_PAIRS = """\
births = links[load("births")["birth_id"]].dropna()
forms = links[load("hub_registrations")["reg_id"]].dropna()
true_pairs = len(pd.merge(births, forms, on="person_id"))
"""
WHO = frozenset({Kind.NHS_NUMBER, Kind.UPN})
"""Kinds of column that say which child a record is about."""
NAMED = frozenset({Kind.FORENAME, Kind.BIRTH_DATE})
"""Kinds of column by which a service knows a child without a number."""


def text(systems: Sequence[System], manifest: dict[str, Any], folder: Path) -> str:
    """The page, for the pack in this folder."""
    pack = next(authorities(folder))
    return page(
        [
            *_head(),
            "## One child in every system",
            *one_child.story(pack),
            *_parts(pack),
            *_never(manifest, folder),
            *_use(),
            *_chance(manifest),
            *_identifiers(systems, pack),
        ]
    )


def _head() -> Iterator[str]:
    yield "# How the truth is kept"
    yield (
        "In real data nobody knows which two records are about the same child, or what a cell "
        "should have said. Here somebody does: the program that made the children. It keeps what "
        "it knows in a folder of its own, `truth/`, beside the tables."
    )
    yield (
        "You do not need that folder to learn, and you do not get it. It is what your tutor's "
        "marks, and the checks of an exercise, are measured against. This page says what is in it, "
        "so that you know how your answer can be judged."
    )


def _parts(pack: Pack) -> Iterator[str]:
    yield "## What is in it"
    for name in sorted(pack.truths, key=_place):
        frame = pack.truth(name)
        part = PARTS.get(name)
        yield f"### {name}"
        yield (part.help if part else "") + f" {len(frame):,} rows in the class data."
        helps = part.columns if part else {}
        rows = [
            (
                code(column),
                f"**{_kind(frame[column])}.** {sentence(helps.get(column, 'no meaning'))}",
            )
            for column in frame.columns
        ]
        title = f"Columns of truth/{name}.parquet"
        yield dropdown(f"The {len(rows)} columns", table(title, ("Column", "What it means"), rows))


def _place(name: str) -> tuple[int, str]:
    known = list(PARTS)
    return (known.index(name) if name in known else len(known), name)


def _kind(column: pd.Series) -> str:
    return KINDS.get(column.dtype.kind, "text").capitalize()


def _never(manifest: dict[str, Any], folder: Path) -> Iterator[str]:
    left = learners_manifest(manifest, folder, ())
    gone = sorted({Path(path).parts[0] for path in set(manifest["files"]) - set(left["files"])})
    yield "## What is never in a learner's pack"
    yield (
        "`eyda data pack` writes the ZIP that you get. These are left out of it:\n\n"
        + "\n".join(f"- the whole folder `{name}/`" for name in gone)
        + "\n- the **seed** and the **rates**: with them, anybody with the program could make the "
        "same world again, truth included."
    )
    yield (
        "Your exercise is marked on your pack and on a second world that nobody has seen. So it "
        "would not help you to know the truth of one world."
    )


def _use() -> Iterator[str]:
    yield "## What it is good for"
    yield (
        "Say you have linked births to family hub forms, and `pairs` has a `birth_id` and a "
        "`reg_id` in each row. With the truth, three lines say how good your links are: "
        "**precision** is the share of your links that are right, **recall** the share of the "
        "right links that you found."
    )
    yield f"```python\n{PRECISION}```"
    yield "How many right links there are to find is known as well:"
    yield f"```python\n{TRUE_PAIRS}```"
    yield (
        "In the same way `mistakes` says how many faults a rule finds and how many it invents, and "
        "`effects` says what a programme really did, beside what a comparison makes of it. "
        "Researchers may use all of it: the data are free, and the truth of a world that you make "
        "yourself with `eyda data make` is yours."
    )


def _chance(manifest: dict[str, Any]) -> Iterator[str]:
    yield "## How chance is kept in order"
    yield (
        "Nothing in these data depends on a clock, on the computer or on the order of work. Every "
        "draw of chance is made from four things:"
    )
    yield (
        f"- the **seed** of the world ({manifest['seed']} for the class data) and, in a learner's "
        "own pack, the learner;\n"
        "- the **authority**, where a world has many: each is made alone, on any machine;\n"
        "- the **purpose**, such as *typing slips in the surname column of births*;\n"
        "- the **place** of the child or record within that purpose."
    )
    yield (
        "So the same seed and version give the same files, byte for byte. And a change stays where "
        "it is made: raise the rate of one mistake, and the cells that had it before have it "
        "still, some more have it too, and nothing else in the world moves. That lets you compare "
        "two worlds that differ in one thing only."
    )


def _identifiers(systems: Sequence[System], pack: Pack) -> Iterator[str]:
    yield "## One number for every child, or none"
    yield (
        'A scenario says how far services share an identifier: `identifier = "none"`, '
        '`"partial"` or `"full"`. The children and their lives are the same in all three, '
        "and so is every other column. The class data are *partial*, as things are; the table says "
        "how many records bear which number."
    )
    children = [system for system in systems if system.entity == CHILD]
    single = {one.table.name for one in shared_by(children, FULL) if SINGLE in one.table.columns}
    header = ("Table", *(code(word) for word in IDENTIFIERS))
    rows = [
        (link(one.table.name), "no number", _borne(one.table, pack), "every record")
        for one in children
        if one.table.name in single and {column.kind for column in one.table.columns} & NAMED
    ]
    yield table("Records that bear the child's own number", header, rows, look="figures")
    yield (
        "Records of the other tables hang on these by a key of the same service, such as `reg_id`."
    )
    yield (
        f"With `full`, each of these tables has one more column, `{SINGLE.name}`, that no mistake "
        "ever touches. A real one would not be so clean."
    )


def _borne(one: Table, pack: Pack) -> str:
    """How many records bear each identifier of the table: `nhs_number 45%`."""
    frame = pack.table(one.name)
    shares = [
        f"{code(column.name)} {100 * frame[column.name].notna().mean():.0f}%"
        for column in one.columns
        if column.kind in WHO
    ]
    return listed(shares) if shares else "no number"
