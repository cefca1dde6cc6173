"""What may stand in a scenario: each fault with the path of the setting that has it."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from synthetic_data.catalogue import Catalogue
from synthetic_data.errors import CellError
from synthetic_data.errors.rates import GROUPS, HERITAGE_PREFIX
from synthetic_data.identifiers import IDENTIFIERS
from synthetic_data.population import KNOBS
from synthetic_data.population.names import heritages
from synthetic_data.population.numbers import MOST_AUTHORITIES
from synthetic_data.scenario import Knob
from synthetic_data.schema import Table
from synthetic_data.systems.contract import CHILD

Fault = tuple[tuple[str, ...], str]
"""The path of a setting and what is wrong with it."""

WHOLE = {
    "births_per_year": (20, 5000),
    "wards": (2, 20),
    "lsoas": (2, 400),
    "providers": (2, 990),
    "authorities": (1, MOST_AUTHORITIES),
    "seed": (0, 2**63 - 1),
}
DATES = ("births_from", "reference_date")
SECTIONS = ("population", "systems", "errors", "uneven")
KNOWN = ("name", "based_on", "mistakes", "identifier", *WHOLE, *DATES, *SECTIONS)
MISTAKES = Knob("mistakes", 1.0, "all error rates are multiplied by it", high=20.0)


def faults(found: Mapping[str, Any], catalogue: Catalogue) -> list[Fault]:
    """Everything that is wrong with a scenario's settings, in the order of the file's sections."""
    return [
        *_unknown(found, KNOWN, ()),
        *_plain(found),
        *_dates(found),
        *_places(found),
        *_knobs(found.get("population", {}), KNOBS, ("population",)),
        *_systems(found.get("systems", {}), catalogue),
        *_errors(found.get("errors", {}), catalogue),
        *_uneven(found.get("uneven", {}), catalogue),
    ]


def _unknown(found: Mapping[str, Any], known: Iterable[str], path: tuple[str, ...]) -> list[Fault]:
    """A fault for each setting that there is not, with the nearest one that there is."""
    names = list(known)
    return [((*path, key), _no_such(key, names)) for key in found if key not in names]


def _no_such(key: str, names: list[str]) -> str:
    near = difflib.get_close_matches(key, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(names)}"
    return f"there is no setting '{key}' here; {hint}"


def _plain(found: Mapping[str, Any]) -> Iterator[Fault]:
    """Whole numbers, text and the general error knob."""
    for key, (low, high) in WHOLE.items():
        value = found.get(key, low)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            yield (key,), f"{key} must be a whole number from {low} to {high}, and is {value!r}"
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
    start, end = (found.get(key) for key in DATES)
    if not (isinstance(start, dt.date) and isinstance(end, dt.date)):
        return
    if not dt.timedelta(365) <= end - start <= dt.timedelta(366 * 8):
        yield ("births_from",), "births_from must lie one to eight years before reference_date"


def _places(found: Mapping[str, Any]) -> Iterator[Fault]:
    """Every ward has from one to twenty small areas, two to a postcode sector."""
    wards, lsoas = found.get("wards"), found.get("lsoas")
    if isinstance(wards, int) and isinstance(lsoas, int) and not wards <= lsoas <= wards * 20:
        yield ("lsoas",), f"lsoas must be from {wards} (one a ward) to {wards * 20} (twenty a ward)"


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
    knobs = [Knob(group, 1.0, "multiplies the rates", high=20.0) for group in groups]
    for table, factors in _tables(found, catalogue, "uneven"):
        system = catalogue.system(table)
        if system is not None and system.entity != CHILD:
            yield ("uneven", table), f"{table} is not about children, so no group is struck more"
        yield from _knobs(factors, knobs, ("uneven", table))
