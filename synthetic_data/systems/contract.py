"""What a system is: a table, a way of recording the truth in it, and the knobs of that way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.events import Event as Event
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Table

CHILD, MOTHER, PROVIDER, NOBODY = "child", "mother", "provider", "none"
"""What the records of a table are about; a mother goes by the row of her child."""
Draw = Callable[[np.random.Generator, int], Floats]
"""That many draws from a generator."""


@dataclass(frozen=True)
class Records:
    """What one system holds before anybody makes a mistake, and whom each record is about."""

    frame: pd.DataFrame
    about: Ints
    """The row of `truth.people` (or of `truth.providers`) behind each record; -1 for nobody."""
    events: tuple[Event, ...] = ()
    """What the system did that the comparison of cells cannot show; it goes into the truth."""


@dataclass(frozen=True)
class Office:
    """What a `record` function has to hand: its knobs, its dates and its own random streams."""

    scenario: Scenario
    table: str
    knobs: tuple[Knob, ...] = ()

    def knob(self, name: str) -> float:
        """What the scenario says about this knob of this system, or its default."""
        default = next(knob.default for knob in self.knobs if knob.name == name)
        return self.scenario.systems.get(self.table, {}).get(name, default)

    def stream(self, purpose: str) -> np.random.Generator:
        """Random numbers for one purpose in this system alone."""
        return self.scenario.stream("systems", self.table, purpose)

    def drawn(self, purpose: str, about: Ints, draw: Draw) -> Floats:
        """A draw for each of these people (or providers), named by their rows in the truth.

        A person keeps the draw whoever else is recorded, so that a knob which brings in more people
        changes nothing for the others. Who comes up twice gets another draw the second time.
        """
        found = np.empty(len(about))
        times = _times(about)
        for time in range(int(times.max(initial=-1)) + 1):
            here = times == time
            rng = self.scenario.stream("systems", self.table, purpose, time)
            found[here] = draw(rng, int(about[here].max()) + 1)[about[here]]
        return found

    def luck(self, purpose: str, about: Ints) -> Floats:
        """A number in [0, 1) for each of these people."""
        return self.drawn(purpose, about, lambda rng, count: rng.random(count))

    def happens(self, purpose: str, rate: Floats | float, about: Ints) -> Flags:
        """True with the given chance, for each of these people."""
        return np.asarray(self.luck(purpose, about) < rate, dtype=np.bool_)

    def below(self, purpose: str, limit: int, about: Ints) -> Ints:
        """A whole number from 0 to just below the limit, for each of these people."""
        return np.asarray(self.luck(purpose, about) * limit, dtype=np.int64)

    def lag(self, purpose: str, half: float, about: Ints) -> Ints:
        """Days until each hears of something: half have heard after `half` days."""
        waited = self.drawn(purpose, about, lambda rng, count: rng.standard_exponential(count))
        return np.asarray(waited * half / np.log(2), dtype=np.int64)

    @property
    def today(self) -> np.datetime64:
        """The reference date of the scenario."""
        return self.scenario.end

    def days_ago(self, lag: Ints) -> Days:
        """The day that lies so many days before the reference date."""
        return np.asarray(self.today - lag.astype("timedelta64[D]"))


def _times(about: Ints) -> Ints:
    """How often each of these people has come up before."""
    if not len(about) or int(np.bincount(about).max()) == 1:
        return np.zeros(len(about), dtype=np.int64)
    before = pd.Series(about).groupby(about).cumcount()
    return np.asarray(before, dtype=np.int64)


@dataclass(frozen=True)
class System:
    """One service's system: its table, how it records the truth, and its knobs."""

    table: Table
    record: Callable[[Truth, Office], Records]
    knobs: tuple[Knob, ...] = ()
    entity: str = CHILD
