"""Whether learners get packs of equal difficulty: the reference method on several of them."""

from __future__ import annotations

from benchmarks.contract import Benchmark, Table
from benchmarks.linking import measured
from synthetic_data import generate, load_scenario

LEARNERS = ("ada", "ben", "cat", "dev", "eve", "fay", "gus", "hana")
WANTED = 3.0
"""Points of F1 between the easiest and the hardest pack, at most."""


def run() -> Table:
    """A class pack for each of some learners, linked by the same method."""
    scenario = load_scenario("class", seed=2026)
    rows, scores = [], []
    for learner in LEARNERS:
        linkage = measured(generate(scenario.but(learner=learner)))
        scores.append(100 * linkage.f1)
        shares = (linkage.precision, linkage.recall, linkage.f1)
        rows.append((learner, *(f"{100 * share:.2f}" for share in shares)))
    spread = max(scores) - min(scores)
    verdict = "holds" if spread < WANTED else "does not hold"
    return Table(
        "The same linkage on the packs of different learners, percent",
        ("learner", "precision", "recall", "F1"),
        rows,
        [f"F1 differs by {spread:.2f} points; less than {WANTED:g} is wanted: {verdict}."],
    )


BENCHMARK = Benchmark("difficulty", "how far learners' packs differ in difficulty", run, slow=True)
