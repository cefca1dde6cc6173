"""What is true of every child's childcare, whatever the term: circumstances, choices and luck."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import numpy as np

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.systems.contract import Office
from synthetic_data.systems.settings import CHILDMINDER, HOME_CARER, TABLE_NAME, Settings, settings
from synthetic_data.systems.settings import KNOBS as SETTING_KNOBS

EYPP_BASES = ("EE", "EO", "EB", "EU")
KNOBS = (
    Knob("working_families", 0.500, "share of families in which every parent works enough"),
    Knob("qualifying_families", 0.204, "share of families on benefits that qualify a two-year-old"),
    Knob("high_needs", 0.12, "share of children with a plan at school age who had one at two"),
    Knob("looked_after", 0.004, "share of children who are or were in care"),
    Knob("universal_at_3", 0.877, "take-up of the universal hours at three"),
    Knob("universal_at_4", 0.925, "take-up of the universal hours at four, before school"),
    Knob("offer_at_2", 0.716, "take-up of the offer for two-year-olds, among those eligible"),
    Knob("working_under_1", 0.46, "take-up by working parents before the first birthday"),
    Knob("working_at_1", 0.76, "take-up by working parents at one"),
    Knob("working_at_2", 0.90, "take-up by working parents at two"),
    Knob("working_at_3", 0.95, "take-up of the further hours by working parents at three and four"),
    Knob("nursery_class_at_3", 0.33, "share in a school's nursery class, not in this census"),
    Knob("nursery_class_at_2", 0.10, "the same for two-year-olds"),
    Knob("elsewhere", 0.03, "share of families that use a setting over the border"),
    Knob("from_outside", 0.35, "share of families over the border that use a setting of ours"),
    Knob("near", 0.65, "share that use a setting in their own ward"),
    Knob("changes_at_3", 0.20, "share that change the setting at three"),
    Knob("two_settings", 0.05, "share of children aged two or more who go to two settings"),
    Knob("both_claim_all", 0.08, "share of these whose settings both claim all hours"),
    Knob("full_15", 0.95, "share that use all 15 hours"),
    Knob("full_30", 0.58, "share of working parents that use all their hours"),
    Knob("eypp", 0.50, "share with the early years pupil premium, of qualifying families"),
    Knob("daf", 0.012, "share with the disability access fund"),
    *SETTING_KNOBS,
)
WORKS_BY_FIFTH = np.array([0.62, 0.82, 1.0, 1.22, 1.36])
"""Working families against the average, most deprived fifth first; a synthetic setting."""
QUALIFIES_BY_FIFTH = np.array([1.75, 1.25, 0.85, 0.55, 0.32])


@dataclass(frozen=True)
class Childcare:
    """What is true of each child (rows of `truth.people`), whatever the term."""

    luck: Floats
    working: Flags
    economic: Flags
    high_needs: Flags
    looked_after: Flags
    in_class: Floats
    """Luck that decides, below the knob, for a school's nursery class."""
    ours: Flags
    """Whether the family uses settings of this county at all."""
    first: Ints
    later: Ints
    second: Ints
    refuge: Ints
    """Rows of `truth.providers`: until three, from three on, a second setting or -1, and where the
    child goes while its own setting is not registered (not yet, or no longer)."""
    overclaimed: Flags
    hours: Floats
    """Three rows of luck, which decide the hours of each kind."""
    eypp: Ints
    """Place in EYPP_BASES, or -1 for a family that does not get the premium."""
    daf: Flags
    settings: Settings


_last: list[tuple[weakref.ref[Truth], Scenario, Childcare]] = []
"""The latest world's childcare, for the next table of the same world."""


def childcare(truth: Truth, scenario: Scenario) -> Childcare:
    """What is true of every child's childcare; worked out once a world."""
    if _last and _last[0][0]() is truth and _last[0][1] is scenario:
        return _last[0][2]
    found = _childcare(truth, Office(scenario, TABLE_NAME, KNOBS))
    _last[:] = [(weakref.ref(truth), scenario, found)]
    return found


def _childcare(truth: Truth, office: Office) -> Childcare:
    people = truth.people
    everyone = np.arange(len(people))
    family = people["household"].to_numpy()
    own = office.luck("own", everyone)
    shared = _shared(office, "family", family)
    chosen = settings(truth, office.scenario)
    first, later, second, refuge = _places(truth, office, chosen)
    economic, working = _circumstances(truth, office, family)
    in_care = office.happens("care", office.knob("looked_after"), everyone)
    plan = (people["sen"] == "E").to_numpy()
    premium = (economic & office.happens("eypp", office.knob("eypp"), everyone)) | in_care
    basis = np.searchsorted([0.915, 0.935, 0.96], office.luck("eypp basis", everyone), side="right")
    return Childcare(
        luck=np.where(office.luck("alike", everyone) < 0.6, shared, own),
        working=working & ~in_care,
        economic=economic,
        high_needs=plan & office.happens("needs", office.knob("high_needs"), everyone),
        looked_after=in_care,
        in_class=office.luck("nursery class", everyone),
        ours=_ours(truth, office, family),
        first=first,
        later=later,
        second=second,
        refuge=refuge,
        overclaimed=office.happens("overclaimed", office.knob("both_claim_all"), everyone),
        hours=np.stack([office.luck(f"hours {kind}", everyone) for kind in range(3)]),
        eypp=np.where(premium, np.where(in_care & ~economic, 1, basis), -1),
        daf=office.happens("daf", office.knob("daf"), everyone),
        settings=chosen,
    )


def _shared(office: Office, purpose: str, family: Ints) -> Floats:
    """A number in [0, 1) for each child, the same for all children of a family."""
    return office.luck(purpose, np.arange(int(family.max()) + 1))[family]


def _circumstances(truth: Truth, office: Office, family: Ints) -> tuple[Flags, Flags]:
    """Families that qualify by benefits (all with free school meals, and more), and those who work.

    Few do both: one in ten of the qualifying families also works enough.
    """
    fifth = truth.people["idaci_fifth"].to_numpy() - 1
    meals = truth.flag("fsm")
    wanted = _by_fifth(office.knob("qualifying_families"), QUALIFIES_BY_FIFTH, fifth)
    with_meals = np.bincount(fifth, meals, 5) / np.maximum(np.bincount(fifth, minlength=5), 1)
    more = np.clip((wanted - with_meals[fifth]) / (1 - with_meals[fifth]), 0, 1)
    economic = meals | (_shared(office, "economic", family) < more)
    rate = _by_fifth(office.knob("working_families"), WORKS_BY_FIFTH, fifth)
    rate = np.where(economic, 0.1, np.minimum((rate - 0.1 * wanted) / (1 - wanted), 1.0))
    return economic, _shared(office, "working", family) < rate


def _by_fifth(share: float, against: Floats, fifth: Ints) -> Floats:
    """A chance for each child that differs by fifth of deprivation and has this mean."""
    return np.asarray(share * against[fifth] / against[fifth].mean(), dtype=np.float64)


def _ours(truth: Truth, office: Office, family: Ints) -> Flags:
    """Families who use settings of ours: most of our own, and some from over the border."""
    stays_away = np.where(
        truth.flag("outside"), 1 - office.knob("from_outside"), office.knob("elsewhere")
    )
    return np.asarray(_shared(office, "border", family) >= stays_away, dtype=np.bool_)


def _places(truth: Truth, office: Office, chosen: Settings) -> tuple[Ints, ...]:
    """The setting of each child until three and from then on, a second one for a few, a refuge."""
    places = truth.providers["places"].to_numpy()
    weight = np.where(chosen.kind == HOME_CARER, 0, places).astype(float)
    still = np.where(chosen.open(office.today), weight, 0.0)
    older = np.where(chosen.kind == CHILDMINDER, 0.5 * weight, weight)
    first = _near(truth, office, chosen, weight, "first")
    everyone = np.arange(len(first))
    moved = office.happens("changes", office.knob("changes_at_3"), everyone)
    later = np.where(moved, _near(truth, office, chosen, older, "later"), first)
    other = _near(truth, office, chosen, weight, "second")
    goes = office.happens("two settings", office.knob("two_settings"), everyone)
    second = np.where(goes & (other != first) & (other != later), other, -1)
    return first, later, second, _near(truth, office, chosen, still, "refuge")


def _near(truth: Truth, office: Office, chosen: Settings, weight: Floats, purpose: str) -> Ints:
    """A setting for each child, likelier the more places it has: of its ward, or of any.

    Families from over the border use the settings by the border.
    """
    lsoa = truth.areas.postcode_lsoa[truth.providers["postcode"].to_numpy()]
    home = truth.areas.ward[truth.people["lsoa_number"].to_numpy()]
    order = np.argsort(truth.areas.ward[lsoa], kind="stable")
    upto = np.concatenate([[0.0], np.cumsum(weight[order])])
    ward = truth.areas.ward[lsoa][order]
    low = upto[np.searchsorted(ward, home, side="left")]
    high = upto[np.searchsorted(ward, home, side="right")]
    everyone = np.arange(len(home))
    near = office.happens(f"{purpose} near", office.knob("near"), everyone) & (high > low)
    low, high = np.where(near, low, 0.0), np.where(near, high, upto[-1])
    aim = low + office.luck(f"{purpose} setting", everyone) * (high - low)
    found = order[np.searchsorted(upto[1:], aim, side="right").clip(0, len(order) - 1)]
    border = np.flatnonzero(chosen.border)
    if not len(border):
        return np.asarray(found, dtype=np.int64)
    there = truth.flag("outside") & office.happens(f"{purpose} border", 0.8, everyone)
    across = border[office.below(f"{purpose} across", len(border), everyone)]
    return np.asarray(np.where(there, across, found), dtype=np.int64)
