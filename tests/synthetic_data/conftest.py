"""A tiny world and a class world, made once for all tests, and a fair judge of rates."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from scipy.stats import binomtest

from synthetic_data import World, generate, load_scenario
from synthetic_data.catalogue import everything
from synthetic_data.scenario import Rate, Scenario

FALSE_ALARM = 1e-7
"""The chance that a right program fails one check of a rate; seeds are fixed, so none will."""

RateCheck = Callable[[int, int, float], None]


@pytest.fixture(scope="session")
def tiny_scenario() -> Scenario:
    return load_scenario("tiny", seed=1)


@pytest.fixture(scope="session")
def tiny(tiny_scenario: Scenario) -> World:
    return generate(tiny_scenario)


@pytest.fixture(scope="session")
def classroom() -> World:
    return generate(load_scenario("class", seed=2026))


@pytest.fixture(scope="session")
def spoilt() -> World:
    """A world in which ten times as much goes wrong, so that errors meet in one cell."""
    return generate(load_scenario("class", seed=5).but(births_per_year=300, mistakes=10.0))


def silent() -> dict[str, dict[str, Rate]]:
    """Rates at which nothing goes wrong in any table."""
    found = everything()
    return {s.table.name: {e.name: 0.0 for e in found.errors} for s in found.systems}


@pytest.fixture
def only() -> Callable[[dict[str, dict[str, Rate]]], dict[str, dict[str, Rate]]]:
    """Rates at which these errors happen and no other."""
    return lambda rates: {table: off | rates.get(table, {}) for table, off in silent().items()}


@pytest.fixture(scope="session")
def assert_rate() -> RateCheck:
    def check(hits: int, out_of: int, expected: float) -> None:
        p_value = binomtest(int(hits), int(out_of), expected).pvalue
        assert p_value > FALSE_ALARM, (
            f"{hits} of {out_of} is {hits / out_of:.4f}; {expected:.4f} was expected "
            f"(p = {p_value:.1e}, false alarms at {FALSE_ALARM:.0e})"
        )

    return check
