"""Links held against the truth of a data pack."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


class NoLinks(Exception):
    """What was handed over is no table of links; its text says why."""


@dataclass(frozen=True)
class Verdict:
    """How many links there are, how many are right, and how many there should be."""

    left: str
    right: str
    links: int
    right_links: int
    true_links: int
    one_to_one: bool
    """No record of either table stands in two links."""

    @property
    def precision(self) -> float:
        """Of the links found, the share that are right."""
        return self.right_links / self.links if self.links else 0.0

    @property
    def recall(self) -> float:
        """Of the links there are, the share that was found."""
        return self.right_links / self.true_links if self.true_links else 0.0


def judged(links: pd.DataFrame, known: pd.DataFrame) -> Verdict:
    """The verdict on pairs of record ids. `known` is the pack's truth about records, `links`.

    The two columns of ids are found by what they hold, whatever they are called. What should have
    been found is every pair of records, one of each table, that are about one child.
    """
    person = known.set_index("record_id")["person_id"]
    home = known.set_index("record_id")["table"]
    ids = [name for name in links.columns if links[name].isin(home.index).all()]
    if len(ids) != 2 or links.empty:
        raise NoLinks(
            "Links are a table with at least one row and two columns of record ids.\n"
            f"  why:  it has {len(links)} rows, and {len(ids)} of its columns hold record ids"
        )
    pairs = links[ids].set_axis(["left", "right"], axis="columns").drop_duplicates()
    ours, theirs = pairs["left"].map(person), pairs["right"].map(person)
    left, right = (str(home[pairs[side].iloc[0]]) for side in ("left", "right"))
    return Verdict(
        left,
        right,
        links=len(pairs),
        right_links=int((ours.notna() & (ours == theirs)).sum()),
        true_links=_true_pairs(known, left, right),
        one_to_one=pairs["left"].is_unique and pairs["right"].is_unique,
    )


def _true_pairs(known: pd.DataFrame, left: str, right: str) -> int:
    """How many pairs of records of these two tables are about one child."""
    about = known.dropna(subset=["person_id"])
    ours, theirs = (about.loc[about["table"] == name, "person_id"] for name in (left, right))
    return int((ours.value_counts() * theirs.value_counts()).sum())
