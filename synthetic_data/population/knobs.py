"""The knobs of `[population]` in a scenario file."""

from __future__ import annotations

from synthetic_data.population import causes
from synthetic_data.scenario import Knob, Scenario

KNOBS = (
    Knob("moves_a_year", 0.085, "share of families that move within reach in a year", high=0.6),
    Knob(
        "births_fall",
        0.025,
        "by how much families who start a family become fewer a year",
        high=0.1,
    ),
    Knob("arriving_families", 0.18, "share of families that come during the scenario's years"),
    Knob("departing_families", 0.09, "share of families that leave during the scenario's years"),
    Knob("pupils_from_outside", 0.06, "children over the border, as a share of those inside"),
    Knob("schooled_elsewhere", 0.06, "share of reception-age children in no school of ours"),
    Knob("multiple_maternities", 0.0145, "share of maternities with twins or more", high=0.2),
    Knob("surname_changes", 0.05, "share of families whose children's surname changes later"),
    Knob("adoptions", 0.0008, "share of children adopted, so that number and surname are new"),
    Knob("temporary_upns", 0.012, "share of pupils with a temporary pupil number"),
    Knob("deaths", 1.0, "deaths against the usual number", high=5.0),
    *causes.KNOBS,
)
_DEFAULTS = {knob.name: knob.default for knob in KNOBS}


def setting(scenario: Scenario, name: str) -> float:
    """What the scenario says about this knob, or its default."""
    return scenario.population.get(name, _DEFAULTS[name])
