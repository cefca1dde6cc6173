"""Many worlds, made and measured one after another and never written, and their figures pooled.

One class pack cannot tell a wrong rule from chance where a figure rests on a few hundred children.
Thirty can.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from synthetic_data.calibration import kept
from synthetic_data.calibration.compare import Tallies, measured, pooled
from synthetic_data.calibration.pack import of_world
from synthetic_data.calibration.tally import Tally
from synthetic_data.pipeline import generate
from synthetic_data.scenario import Scenario
from synthetic_data.version import GENERATOR_VERSION

Step = Callable[[], None]


def run(
    scenario: Scenario,
    seeds: Sequence[int],
    packs: int,
    *,
    jobs: int = 1,
    step: Step = lambda: None,
) -> kept.Run:
    """The figures of `packs` learners' worlds for each seed; `step` hears of each world measured.

    They do not depend on `jobs`.
    """
    parts = list(_each(worlds(scenario, seeds, packs), jobs, step))
    total = pooled(parts)
    return kept.Run(
        generator_version=GENERATOR_VERSION,
        scenario=scenario.name,
        seeds=tuple(seeds),
        packs=packs,
        targets=kept.digest(),
        tallies=total,
        extremes={name: _extremes(parts, name) for name in total},
    )


def worlds(scenario: Scenario, seeds: Sequence[int], packs: int) -> list[Scenario]:
    """So many learners' worlds for each seed."""
    return [
        scenario.but(seed=seed, learner=f"calibration-{number + 1}")
        for seed in seeds
        for number in range(packs)
    ]


def measured_world(scenario: Scenario) -> Tallies:
    """The figures of one world, which is gone afterwards."""
    return measured(of_world(generate(scenario)))


def _each(wanted: Sequence[Scenario], jobs: int, step: Step) -> Iterator[Tallies]:
    """The figures of each world, in order whatever is finished first."""
    if jobs == 1 or len(wanted) == 1:
        for world in wanted:
            yield measured_world(world)
            step()
        return
    # New processes rather than forks: the same on every platform, and no thread is copied.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(wanted)), mp_context=context) as pool:
        try:
            for found in pool.map(measured_world, wanted):
                yield found
                step()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _extremes(parts: Sequence[Mapping[str, Tally]], name: str) -> tuple[float, float]:
    """The lowest and the highest figure of a single world, where there is anybody to count."""
    values = [part[name].value for part in parts if name in part and part[name].bottom]
    return (min(values), max(values)) if values else (float("nan"), float("nan"))
