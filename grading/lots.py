"""Answers to different tasks can share one submission, so that fewer have to be run.

Wrong answers mostly touch one task each. Those that touch different tasks are put into one lot and
run as one submission. What it shows about a task is due to the only answer that touches it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grading.variants import Variant


@dataclass(frozen=True)
class Lot:
    """Files of answers of which no two touch the same task."""

    variants: tuple[Variant, ...]

    @property
    def name(self) -> str:
        """The names of its files; two files of one name are told apart by their folders."""
        return " + ".join(f"{one.path.parent.name}/{one.path.name}" for one in self.variants)

    @property
    def answers(self) -> Mapping[str, str]:
        """Code by task, of all its files together."""
        return {task: code for one in self.variants for task, code in one.answers.items()}

    def owner(self, task: str) -> Variant | None:
        """The file that touches a task, if one does."""
        return next((one for one in self.variants if task in touched(one)), None)


def touched(variant: Variant) -> frozenset[str]:
    """The tasks that a file answers, or whose marks it says something about."""
    return frozenset(variant.answers) | frozenset(variant.expects)


def lots(variants: Iterable[Variant]) -> tuple[Lot, ...]:
    """All files in as few lots as come of putting each into the first that has room for it."""
    made: list[list[Variant]] = []
    for variant in sorted(variants, key=lambda one: (-len(touched(one)), str(one.path))):
        room = (lot for lot in made if not any(touched(variant) & touched(one) for one in lot))
        lot = next(room, None)
        if lot is None:
            made.append([variant])
        else:
            lot.append(variant)
    return tuple(Lot(tuple(lot)) for lot in made)
