"""Ours beside the published figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from synthetic_data.calibration import measures
from synthetic_data.calibration.pack import Pack, authorities
from synthetic_data.calibration.tally import Tally
from synthetic_data.calibration.targets import Bound, Target, bounds, targets

Tallies = dict[str, Tally]
CHANCE = 3.3
"""Standard errors beyond the tolerance: chance alone goes so far once in a thousand times."""


@dataclass(frozen=True)
class Compared:
    """One target with what we measured; not measured where its tables are not in the pack."""

    target: Target
    tally: Tally | None

    @property
    def ours(self) -> float:
        """Our figure in the target's unit; not a number where it was not measured."""
        return math.nan if self.tally is None else self.tally.value * self.target.times

    @property
    def within(self) -> bool:
        """Whether ours lies within the tolerance."""
        return abs(self.ours - self.target.value) <= self.target.tolerance

    @property
    def by_chance(self) -> bool:
        """Whether so few rows may lie so far off by chance, though the rules behind them do not."""
        error = 0.0 if self.tally is None else self.tally.error * self.target.times
        return abs(self.ours - self.target.value) <= self.target.tolerance + CHANCE * error

    @property
    def failed(self) -> bool:
        """Whether this is a fault: measured, by a target that decides, too far off for chance."""
        return self.verdict == "MISS"

    @property
    def verdict(self) -> str:
        """In one word: pass, few or MISS where the target decides; near or far where it does not.

        `few` is outside the tolerance, with too few rows to say that it is more than chance.
        """
        if self.tally is None or not self.tally.bottom:
            return "-"
        if self.target.decides:
            return "pass" if self.within else "few" if self.by_chance else "MISS"
        return "near" if self.within else "far"


def measured(pack: Pack) -> Tallies:
    """Every target that this authority's tables allow."""
    found = measures.every()
    return {name: one.find(pack) for name, one in found.items() if pack.has(*one.needs)}


def pooled(parts: Iterable[Mapping[str, Tally]]) -> Tallies:
    """The tallies of several authorities or packs, added up."""
    total: Tallies = {}
    for part in parts:
        for name, tally in part.items():
            total[name] = total[name] + tally if name in total else tally
    return total


def compared(tallies: Mapping[str, Tally]) -> list[Compared]:
    """Every target of the reference file beside what was measured."""
    return [Compared(target, tallies.get(target.id)) for target in targets()]


def check(*folders: Path) -> list[Compared]:
    """The packs in these folders, pooled, beside the published figures."""
    return compared(pooled(measured(pack) for folder in folders for pack in authorities(folder)))


def out_of_bounds(pack: Pack) -> list[tuple[Bound, float]]:
    """Figures of peer authorities that lie outside what is published, with their bound."""
    if not pack.has("peer_las"):
        return []
    peers = pack.table("peer_las")
    found = []
    for bound in bounds():
        name = PEER_MEASURES.get(bound.id)
        values = peers.loc[peers["measure"] == name, "percent"].dropna()
        beyond = values[(values < bound.low) | (values > bound.high)]
        found += [(bound, float(value)) for value in beyond]
    return found


PEER_MEASURES = {
    "peers-new-birth-14-days": "new_birth_visit_14_days",
    "peers-breastfed": "breastfeeding_6_weeks",
}
"""Bounds on single authorities, and the measure of `peer_las` that each is about."""
