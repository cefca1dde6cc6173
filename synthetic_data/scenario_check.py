"""What may stand in a scenario: each fault with the path of the setting that has it."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from synthetic_data.catalogue import Catalogue
from synthetic_data.errors import CellError, spells
from synthetic_data.errors.rates import GROUPS, HERITAGE_PREFIX
from synthetic_data.identifiers import IDENTIFIERS
from synthetic_data.population import KNOBS
from synthetic_data.population.areas import MOST_WARDS
from synthetic_data.population.names import heritages
from synthetic_data.population.numbers import MOST_AUTHORITIES
from synthetic_data.scenario import Knob
from synthetic_data.schema import Table
from synthetic_data.systems.contract import CHILD
from synthetic_data.systems.ofsted import NUMBERS_EACH

Fault = tuple[tuple[str, ...], str]
"""The path of a setting and what is wrong with it."""

WHOLE = {
    "births_per_year": (20, 5000),
    "wards": (2, MOST_WARDS),
    "lsoas": (2, 400),
    "providers": (2, 990),
    "authorities": (1, MOST_AUTHORITIES),
    "seed": (0, 2**63 - 1),
}
WHY = {
    "wards": f"there are names for {MOST_WARDS}, none of them twice",
    "providers": "there are so many provider numbers that nobody was ever given",
    "authorities": "each has a part of every national number that no other has",
}
"""Why a number has the limit that it has."""
DATES = ("births_from", "reference_date")
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2079, 12, 31)
"""Years that a pupil number can tell apart, and that lie within living memory."""
MOST_LISTED = 20
SECTIONS = ("population", "systems", "errors", "uneven", "bad_spells")
KNOWN = ("name", "based_on", "mistakes", "identifier", *WHOLE, *DATES, *SECTIONS)
MISTAKES = Knob("mistakes", 1.0, "all error rates are multiplied by it", high=20.0)


def faults(found: Mapping[str, Any], catalogue: Catalogue) -> list[Fault]:
    """Everything that is wrong with a scenario's settings, in the order of the file's sections."""
    return [
        *_unknown(found, KNOWN, ()),
        *_plain(found),
        *_dates(found),
        *_knobs(found.get("population", {}), KNOBS, ("population",)),
        *_systems(found.get("systems", {}), catalogue),
        *_errors(found.get("errors", {}), catalogue),
        *_uneven(found.get("uneven", {}), catalogue),
        *_bad_spells(found.get("bad_spells", {}), catalogue),
    ]


def _unknown(found: Mapping[str, Any], known: Iterable[str], path: tuple[str, ...]) -> list[Fault]:
    """A fault for each setting that there is not, with the nearest one that there is."""
    names = list(known)
    return [((*path, key), _no_such(key, names)) for key in found if key not in names]


def _no_such(key: str, names: list[str]) -> str:
    near = difflib.get_close_matches(key, names, n=1)
    known = ", ".join(names[:MOST_LISTED]) + (" and others" if len(names) > MOST_LISTED else "")
    hint = f"did you mean '{near[0]}'?" if near else f"known: {known}"
    return f"there is no setting '{key}' here; {hint}"


def _plain(found: Mapping[str, Any]) -> Iterator[Fault]:
    """Whole numbers, text and the general error knob."""
    for key, (low, high) in WHOLE.items():
        value = found.get(key, low)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            why = f" ({WHY[key]})" if key in WHY else ""
            yield (
                (key,),
                f"{key} must be a whole number from {low} to {high}, and is {value!r}{why}",
            )
    if found.get("identifier", "partial") not in IDENTIFIERS:
        yield ("identifier",), f"identifier must be one of {', '.join(IDENTIFIERS)}, in quotes"
    for key in ("name", "based_on"):
        if not isinstance(found.get(key, ""), str):
            yield (key,), f"{key} must be text in quotes"
    if "mistakes" in found:
        yield from _number(found["mistakes"], MISTAKES, ("mistakes",))
    for key in SECTIONS:
        if not isinstance(found.get(key, {}), Mapping):
            yield (key,), f"{key} must be a section: [{key}]"


def _dates(found: Mapping[str, Any]) -> Iterator[Fault]:
    """Dates are dates, and the window of births has a length."""
    for key in DATES:
        if key in found and type(found[key]) is not dt.date:
            yield (key,), f"{key} must be a date such as 2026-03-31, without quotes"
        elif key in found and not EARLIEST <= found[key] <= LATEST:
            yield (key,), f"{key} must lie from {EARLIEST} to {LATEST}"


def together(found: Mapping[str, Any], wrong: set[str]) -> list[Fault]:
    """What is wrong between settings that are right one by one, those of the base included.

    Each fault comes with the names of the settings that it is about. Settings that are `wrong`
    already are left out: one fault is told once.
    """
    rules: dict[tuple[str, ...], Callable[..., str]] = {
        DATES: _window,
        ("wards", "lsoas"): _places,
        ("providers", "authorities"): _numbers_for_all,
    }
    found_out = [
        (settings, rule(*(found[name] for name in settings)))
        for settings, rule in rules.items()
        if not wrong & set(settings)
    ]
    return [(settings, message) for settings, message in found_out if message]


def _window(start: dt.date, end: dt.date) -> str:
    """The window of births has a length."""
    if dt.timedelta(365) <= end - start <= dt.timedelta(366 * 8):
        return ""
    return f"births_from ({start}) must lie one to eight years before reference_date ({end})"


def _places(wards: int, lsoas: int) -> str:
    """Every ward has from one to twenty small areas."""
    if wards <= lsoas <= wards * 20:
        return ""
    return (
        f"lsoas is {lsoas}, and with {wards} wards it must be from {wards} (one a ward) "
        f"to {wards * 20} (twenty a ward)"
    )


def _numbers_for_all(providers: int, authorities: int) -> str:
    """Each authority of many has numbers of its own for so many providers."""
    if authorities == 1 or providers <= NUMBERS_EACH:
        return ""
    return (
        f"providers is {providers}, and in a world of many authorities it must be at most "
        f"{NUMBERS_EACH}: each has so many provider numbers that no other has"
    )


def _number(value: object, knob: Knob, path: tuple[str, ...]) -> Iterator[Fault]:
    """A number within the limits of its knob."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield path, f"{path[-1]} must be a number, and is {value!r}"
    elif not knob.low <= value <= knob.high:
        yield path, f"{path[-1]} must be from {knob.low:g} to {knob.high:g}, and is {value:g}"


def _knobs(found: object, knobs: Iterable[Knob], path: tuple[str, ...]) -> Iterator[Fault]:
    """Known knobs with numbers within their limits."""
    if not isinstance(found, Mapping):
        return
    by_name = {knob.name: knob for knob in knobs}
    yield from _unknown(found, by_name, path)
    for name, value in found.items():
        if name in by_name:
            yield from _number(value, by_name[name], (*path, name))


def _tables(found: object, catalogue: Catalogue, path: str) -> Iterator[tuple[str, Any]]:
    """The tables named in a section that exist."""
    if isinstance(found, Mapping):
        known = {system.table.name for system in catalogue.systems}
        yield from ((name, value) for name, value in found.items() if name in known)


def _strangers(found: object, catalogue: Catalogue, path: str) -> list[Fault]:
    """A fault for each table named in a section that does not exist."""
    if not isinstance(found, Mapping):
        return []
    return _unknown(found, [system.table.name for system in catalogue.systems], (path,))


def _systems(found: object, catalogue: Catalogue) -> Iterator[Fault]:
    """`[systems.TABLE]`: knobs of that system."""
    yield from _strangers(found, catalogue, "systems")
    for table, knobs in _tables(found, catalogue, "systems"):
        system = catalogue.system(table)
        assert system is not None
        yield from _knobs(knobs, system.knobs, ("systems", table))


def _errors(found: object, catalogue: Catalogue) -> Iterator[Fault]:
    """`[errors.TABLE]`: a rate for each error, or rates by column."""
    yield from _strangers(found, catalogue, "errors")
    errors = {error.name: error for error in catalogue.errors}
    for table, rates in _tables(found, catalogue, "errors"):
        if not isinstance(rates, Mapping):
            yield ("errors", table), f"{table} must be a section: [errors.{table}]"
            continue
        yield from _unknown(rates, errors, ("errors", table))
        system = catalogue.system(table)
        assert system is not None
        for name, rate in rates.items():
            if name in errors:
                yield from _rate(rate, errors[name], system.table, ("errors", table, name))


def _rate(rate: object, error: CellError, table: Table, path: tuple[str, ...]) -> Iterator[Fault]:
    """A rate from 0 to 1, or one for each named column that the error touches."""
    knob = Knob(error.name, 0.0, error.help)
    if not isinstance(rate, Mapping):
        yield from _number(rate, knob, path)
        return
    touched = [column.name for column in table.columns if error.can_touch(column)]
    for column, value in rate.items():
        if column not in table.names:
            yield (*path, column), _no_such(column, table.names)
        elif column not in touched:
            yield (*path, column), f"{error.name} cannot touch {column}; it can: {touched}"
        else:
            yield from _number(value, knob, (*path, column))


def _uneven(found: object, catalogue: Catalogue) -> Iterator[Fault]:
    """`[uneven.TABLE]`: by how much the rates of a group are multiplied."""
    yield from _strangers(found, catalogue, "uneven")
    groups = [*GROUPS, *(HERITAGE_PREFIX + name for name in heritages())]
    usual = [Knob(group, 1.0, "multiplies the rates", high=20.0) for group in groups]
    of_one = [Knob(group, 1.0, "multiplies its rate", high=200.0) for group in groups]
    names = {error.name for error in catalogue.errors}
    for table, factors in _tables(found, catalogue, "uneven"):
        system = catalogue.system(table)
        if system is not None and system.entity != CHILD:
            yield ("uneven", table), f"{table} is not about children, so no group is struck more"
        if isinstance(factors, Mapping):
            own = {name: own for name, own in factors.items() if name in names}
            others = {name: times for name, times in factors.items() if name not in names}
            yield from _knobs(others, usual, ("uneven", table))
            for name, groups_of_it in own.items():
                yield from _own_groups(groups_of_it, of_one, ("uneven", table, name))


def _own_groups(found: object, knobs: list[Knob], path: tuple[str, ...]) -> Iterator[Fault]:
    """`[uneven.TABLE] ERROR = { GROUP = 3 }`: the groups that this one error follows."""
    if not isinstance(found, Mapping):
        yield path, f"{path[-1]} is an error: give its groups, such as {{ newly_arrived = 3 }}"
    yield from _knobs(found, knobs, path)


def _bad_spells(found: object, catalogue: Catalogue) -> Iterator[Fault]:
    """`[bad_spells.TABLE]`: how many weeks of a place are bad, and by how much."""
    yield from _strangers(found, catalogue, "bad_spells")
    for table, knobs in _tables(found, catalogue, "bad_spells"):
        system = catalogue.system(table)
        if system is not None and not system.table.typed_on:
            yield ("bad_spells", table), f"{table} does not say on which day a record was typed"
        yield from _knobs(knobs, spells.KNOBS, ("bad_spells", table))
