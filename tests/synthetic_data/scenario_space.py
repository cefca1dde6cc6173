"""Scenarios of every kind that the rules allow, small enough to make many of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from synthetic_data.catalogue import everything
from synthetic_data.errors.rates import GROUPS
from synthetic_data.identifiers import IDENTIFIERS
from synthetic_data.population import KNOBS
from synthetic_data.scenario import Knob
from synthetic_data.scenario_check import EARLIEST, LATEST, WHOLE
from synthetic_data.systems.contract import CHILD
from synthetic_data.systems.ofsted import NUMBERS_EACH

SYSTEMS, ERRORS = everything().systems, everything().errors
CHILDRENS = [system.table.name for system in SYSTEMS if system.entity == CHILD]


def within(knob: Knob) -> st.SearchStrategy[float]:
    """A value of a knob: often one of its limits, where things go wrong."""
    return st.sampled_from([knob.low, knob.high]) | st.floats(knob.low, knob.high)


def some(knobs: Iterable[Knob], most: int = 6) -> st.SearchStrategy[dict[str, float]]:
    """A few of the knobs, each within its limits."""
    each = [st.tuples(st.just(knob.name), within(knob)) for knob in knobs]
    return st.lists(st.one_of(each), max_size=most).map(dict) if each else st.just({})


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """Settings that the rules allow."""
    wards = draw(st.integers(*WHOLE["wards"]))
    authorities = draw(st.sampled_from([1, 1, 2, WHOLE["authorities"][1]]))
    days = draw(st.integers(365, 366 * 8))
    end = draw(st.dates(EARLIEST + dt.timedelta(days), LATEST))
    rate = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
    tables = st.sampled_from(SYSTEMS)
    return {
        "births_per_year": draw(st.integers(20, 50)),
        "births_from": end - dt.timedelta(days),
        "reference_date": end,
        "wards": wards,
        "lsoas": draw(st.integers(wards, min(20 * wards, WHOLE["lsoas"][1]))),
        "providers": draw(st.integers(2, NUMBERS_EACH if authorities > 1 else 990)),
        "authorities": authorities,
        "seed": draw(st.integers(*WHOLE["seed"])),
        "mistakes": draw(st.sampled_from([0.0, 1.0, 20.0])),
        "identifier": draw(st.sampled_from(IDENTIFIERS)),
        "population": draw(some(KNOBS)),
        "systems": {
            system.table.name: draw(some(system.knobs))
            for system in draw(st.lists(tables, max_size=8))
        },
        "errors": {
            system.table.name: {
                error.name: draw(rate)
                for error in ERRORS
                if any(error.can_touch(column) for column in system.table.columns)
                and draw(st.booleans())
            }
            for system in draw(st.lists(tables, max_size=4))
        },
        "uneven": {
            table: dict.fromkeys(draw(st.lists(st.sampled_from(list(GROUPS)))), 20.0)
            for table in draw(st.lists(st.sampled_from(CHILDRENS), max_size=2))
        },
    }
