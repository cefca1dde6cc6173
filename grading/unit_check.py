"""Proves a unit's exercise: what authors wrote gets exactly the marks that it should.

The model solution gets full marks and the blank release none; each alternative gets full marks and
each wrong answer exactly the marks it states; all of it on every seed of the unit's `data.toml`,
and on the world of one learner, as `eyda data make --learner` makes it.

Answers to different tasks are tried together. Where that does not go as stated, each of them is
tried again alone, so that a fault is always told of the file that is to blame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from grading.backends import plain_exec
from grading.course import Assignment, Cell, Role, Task
from grading.faults import Fault, Faulty
from grading.lots import Lot, lots
from grading.outcomes import CheckResult, SubmittedCell, Verdict
from grading.progress import track
from grading.source import read_assignment
from grading.trial import Result, Trial, blank, solved
from grading.variants import Variant, read_variants, variant_faults

ALTERNATIVES_A_TASK = 2
SOLUTION, BLANK = "solution", "blank"
PROOF = "proof"
"""The learner on whose world every exercise is tried; anybody can make it again by this name."""

Cells = tuple[SubmittedCell, ...]
Packs = Mapping[tuple[int, str | None], Path]
"""Where the data is, by seed and learner."""


class World(Protocol):
    """Gives the data pack of a scenario and seed, or of one learner."""

    def __call__(self, scenario: str, seed: int, *, learner: str | None = None) -> Path:
        """Where the pack is, made now unless it is there."""


@dataclass(frozen=True)
class Checked:
    """What checking one unit showed."""

    unit: str
    faults: tuple[Fault, ...]
    trials: int = 0
    """Sets of answers times worlds; sets that answer different tasks have shared a run."""
    tasks: int = 0
    marks: int = 0

    def __str__(self) -> str:
        """One line for a unit without faults."""
        return (
            f"{self.unit}: {self.tasks} tasks, {self.marks} marks, {self.trials} trials,"
            " all as stated"
        )


def check_unit(folder: Path, world: World, jobs: int = 1) -> Checked:
    """Every fault of the unit in `folder`, on the data packs that `world` gives."""
    try:
        assignment = read_assignment(folder)
    except Faulty as faulty:
        return Checked(folder.name, faulty.faults)
    variants = read_variants(folder)
    faults = [fault for variant in variants for fault in variant_faults(variant, assignment)]
    faults += _too_few_alternatives(assignment, variants)
    packs = _packs(assignment, world)
    faults += _faults_shown(assignment, variants, packs, jobs)
    trials = (2 + len(variants)) * len(packs)
    return Checked(assignment.slug, tuple(faults), trials, len(assignment.tasks), assignment.marks)


def _too_few_alternatives(assignment: Assignment, variants: tuple[Variant, ...]) -> Iterator[Fault]:
    counts = Counter(task for v in variants if not v.wrong for task in v.answers)
    for cell in assignment.cells:
        if cell.role is Role.SOLUTION and counts[cell.task] < ALTERNATIVES_A_TASK:
            yield Fault(
                assignment.path,
                cell.line,
                f"task {cell.task} has {counts[cell.task]} alternatives and needs"
                f" {ALTERNATIVES_A_TASK}: add a file to alternatives/",
            )


def _packs(assignment: Assignment, world: World) -> Packs:
    """The data of every seed, and that of one learner."""
    needs = assignment.data
    wanted = [(seed, None) for seed in needs.seeds] + [(needs.seeds[0], PROOF)]
    return {
        (seed, learner): world(needs.scenario, seed, learner=learner)
        for seed, learner in track(wanted, f"{assignment.slug}: worlds", len(wanted))
    }


def _faults_shown(
    assignment: Assignment, variants: tuple[Variant, ...], packs: Packs, jobs: int
) -> list[Fault]:
    """What the solution, the blank and all files of answers show on every world."""
    together = {lot.name: lot for lot in lots(variants)}
    sets = {SOLUTION: solved(assignment, {}), BLANK: blank(assignment)} | _cells(
        assignment, together
    )
    shown = _shown(assignment, together, _trials(sets, packs), jobs)
    shared = [together[name] for name in shown if name in together]
    alone = {lot.name: lot for one in shared for lot in _one_by_one(one)}
    again = _shown(assignment, alone, _trials(_cells(assignment, alone), packs), jobs)
    kept = [shown[name] for name in shown if name not in together]
    told = [fault for faults in (*kept, *again.values()) for fault in faults]
    return sorted(told, key=lambda fault: (str(fault.path), fault.line, fault.what))


def _cells(assignment: Assignment, by_name: Mapping[str, Lot]) -> dict[str, Cells]:
    return {name: solved(assignment, lot.answers) for name, lot in by_name.items()}


def _one_by_one(lot: Lot) -> Iterator[Lot]:
    yield from (Lot((variant,)) for variant in lot.variants)


def _trials(sets: Mapping[str, Cells], packs: Packs) -> list[Trial]:
    """Every set of answers on every world."""
    return [
        Trial(name, seed, pack, cells, learner)
        for (seed, learner), pack in packs.items()
        for name, cells in sets.items()
    ]


def _shown(
    assignment: Assignment, by_name: Mapping[str, Lot], trials: list[Trial], jobs: int
) -> dict[str, list[Fault]]:
    """What went wrong, by the name of the set of answers, each with the worlds on which it did."""
    found: dict[str, dict[Fault, list[Trial]]] = {}
    results = plain_exec.run(trials, jobs) if trials else ()
    for result in track(results, f"{assignment.slug}: trials", len(trials)):
        for fault in _faults(assignment, by_name, result):
            of_set = found.setdefault(result.trial.answers, {})
            of_set.setdefault(fault, []).append(result.trial)
    every = len(assignment.data.seeds) + 1
    return {
        name: [
            fault if len(on) == every else replace(fault, what=f"{fault.what} ({_list(on)})")
            for fault, on in faults.items()
        ]
        for name, faults in found.items()
    }


def _list(trials: Iterable[Trial]) -> str:
    """`seed 7, 11, learner proof`: the worlds of some trials."""
    seeds = sorted(trial.seed for trial in trials if trial.learner is None)
    learners = sorted(trial.learner for trial in trials if trial.learner is not None)
    named = ["seed " + ", ".join(map(str, seeds))] if seeds else []
    return ", ".join(named + [f"learner {learner}" for learner in learners])


def _faults(assignment: Assignment, by_name: Mapping[str, Lot], result: Result) -> Iterator[Fault]:
    checks = {check.check: check for check in result.checks}
    coded = [task for task in assignment.tasks if not task.written]
    if result.trial.answers == SOLUTION:
        for task in coded:
            yield from _unsolved(assignment.path, task, checks)
    elif result.trial.answers == BLANK:
        for task in coded:
            yield from _given_away(assignment.path, task, checks)
    else:
        lot = by_name[result.trial.answers]
        for task in coded:
            yield from _unexpected(lot.owner(task.id) or lot.variants[0], task, checks)


def _passed(cell: Cell, checks: dict[str, CheckResult]) -> bool:
    return cell.id in checks and checks[cell.id].verdict is Verdict.PASSED


def _unsolved(path: Path, task: Task, checks: dict[str, CheckResult]) -> Iterator[Fault]:
    for cell in task.checks:
        if not _passed(cell, checks):
            said = _said(cell, checks)
            yield Fault(path, cell.line, f"the model solution fails {cell.id}: {said}")


def _given_away(path: Path, task: Task, checks: dict[str, CheckResult]) -> Iterator[Fault]:
    for cell in task.checks:
        if cell.marks and _passed(cell, checks):
            yield Fault(path, cell.line, f"{cell.id} passes although nothing has been answered")


def _unexpected(variant: Variant, task: Task, checks: dict[str, CheckResult]) -> Iterator[Fault]:
    got = sum(cell.marks for cell in task.checks if _passed(cell, checks))
    failed = [cell for cell in task.checks if not _passed(cell, checks)]
    said = variant.expects.get(task.id)
    due = said.marks if said else task.marks
    if got == due and (said or not failed):
        return
    line = said.line if said else variant.lines.get(task.id, 1)
    reasons = "; ".join(f"{cell.check}: {_said(cell, checks)}" for cell in failed)
    yield Fault(
        variant.path,
        line,
        f"{task.id} gets {got}/{task.marks} and must get {due}/{task.marks}"
        + (f"; it fails {reasons}" if reasons else ""),
    )


def _said(cell: Cell, checks: dict[str, CheckResult]) -> str:
    """What a check said, on one line."""
    text = checks[cell.id].message.strip() if cell.id in checks else "it was not reached"
    first = text.splitlines()[0] if text else "no message"
    return first if len(first) <= 160 else first[:157] + "..."
