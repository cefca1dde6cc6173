"""What several tables of a world look at is worked out once, for the first of them."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from synthetic_data.population import Truth
from synthetic_data.scenario import Scenario

Found = TypeVar("Found")


def once_a_world(find: Callable[[Truth, Scenario], Found]) -> Callable[[Truth, Scenario], Found]:
    """The function, which keeps what it found for the latest world and no longer."""
    kept: list[tuple[weakref.ref[Truth], Scenario, Found]] = []

    @wraps(find)
    def found(truth: Truth, scenario: Scenario) -> Found:
        if kept and kept[0][0]() is truth and kept[0][1] is scenario:
            return kept[0][2]
        result = find(truth, scenario)
        kept[:] = [(weakref.ref(truth), scenario, result)]
        return result

    return found
