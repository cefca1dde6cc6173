"""Finds the cuts of `development.toml` from its shares, and writes them into it.

Run `python -m synthetic_data.reference.fit_development` after a change of the causes. It makes some
class worlds and takes, for each domain and goal, the level above which the wanted share lies.
"""

from __future__ import annotations

import re

import numpy as np

from synthetic_data.arrays import Floats
from synthetic_data.population import build, development
from synthetic_data.population.knobs import setting
from synthetic_data.population.reviews import TWO_YEARS
from synthetic_data.reference import HERE, toml
from synthetic_data.scenario import Scenario
from synthetic_data.scenario_file import load_scenario
from synthetic_data.systems.childhood import childhood

SEEDS = range(301, 313)


def levels(scenario: Scenario) -> tuple[Floats, Floats]:
    """What the ASQ-3 finds in those who had it, and each pupil's level in each goal."""
    truth = build(scenario)
    lives = childhood(truth, scenario)
    done = lives.reviews.done[:, TWO_YEARS] <= scenario.end
    tested = done & lives.reviews.with_asq & ~truth.flag("outside")
    pupils = lives.five.pupils
    had = (lives.terms, lives.reviews.had(scenario.end))
    at_five = development.levels(scenario, truth.people, lives.two, had, pupils)
    helped = lives.programme.took_part[pupils, None] * development.programme_adds(scenario)
    lost = lives.closing.exposed[pupils, None] * setting(scenario, "closure_effect")
    return lives.two.measured[tested], at_five + helped + lost


def main() -> None:
    """Writes the cuts into the reference file."""
    worlds = [levels(load_scenario("class", seed=seed)) for seed in SEEDS]
    found = []
    for place, key in enumerate(("domains", "goals")):
        pooled = np.concatenate([world[place] for world in worlds])
        shares = [entry["share"] for entry in toml("development")[key]]
        found += [np.quantile(pooled[:, n], 1 - share / 100) for n, share in enumerate(shares)]
    path = HERE / "development.toml"
    cuts = iter(found)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^cut = .*$", lambda _: f"cut = {next(cuts):.3f}", text, flags=re.MULTILINE),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
