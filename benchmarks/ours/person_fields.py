"""Five person fields from our parts: drawn, spoilt, logged, and written as Parquet.

Names by heritage from the pools, dates, postcodes and sex; the errors of the project that touch
them, at the rates of the school census in the class scenario; the log of each changed cell. No
families, no addresses and no services, since the peers have none either.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from synthetic_data import errors, files
from synthetic_data.catalogue import everything
from synthetic_data.population import areas, names
from synthetic_data.scenario import Scenario
from synthetic_data.scenario_file import load_scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.text import picked

TABLE = Table(
    "persons",
    "Persons",
    "Five fields a person",
    (
        Column("person_id", Kind.COUNT, "Number"),
        Column("forename", Kind.FORENAME, "First name"),
        Column("surname", Kind.SURNAME, "Last name"),
        Column("dob", Kind.BIRTH_DATE, "Date of birth"),
        Column("postcode", Kind.POSTCODE, "Postcode"),
        Column("sex", Kind.SEX, "Sex"),
    ),
)
RATES_OF = "reception"
OF_FAMILIES = {"copied_from_sibling"}
"""Errors that need brothers and sisters, of whom there are none here."""
DAY = np.timedelta64(1, "D").astype("timedelta64[us]")


def persons(scenario: Scenario, postcodes: list[str], count: int, first: int) -> pd.DataFrame:
    """That many persons, numbered on from `first`."""
    draw = scenario.stream("persons", first)
    shares = names.heritage_setting("share")
    bounds = np.cumsum(shares / shares.sum())
    heritage = np.searchsorted(bounds, draw.random(count)).clip(0, len(bounds) - 1)
    girl = draw.random(count) < 0.487
    luck = draw.random((2, count))
    forename = names.by_sex(heritage, girl, luck[0])
    words = names.vocabulary()
    surname = words.for_girls(names.drawn(heritage, "surname", luck[1]), girl)
    days = np.datetime64(scenario.start, "us") + draw.integers(0, 2038, count) * DAY
    return pd.DataFrame(
        {
            "person_id": np.arange(first, first + count),
            "forename": words.text(forename),
            "surname": words.text(surname),
            "dob": days,
            "postcode": picked(postcodes, draw.integers(0, len(postcodes), count)),
            "sex": picked(["M", "F"], girl),
        },
        copy=False,
    )


def rates(scenario: Scenario) -> dict[str, dict[str, float]]:
    """How often each error strikes each of the five columns."""
    found = scenario.errors[RATES_OF]
    return {
        name: {column: rate for column, rate in by_column.items() if column in TABLE.names}
        for name, by_column in found.items()
        if isinstance(by_column, Mapping) and name not in OF_FAMILIES
    }


def main(count: int, block: int = 500_000) -> dict[str, float]:
    """Rows made and seconds taken, of which for writing."""
    scenario = load_scenario("class")
    scenario = scenario.but(errors={TABLE.name: rates(scenario)})
    with tempfile.TemporaryDirectory() as folder:
        postcodes = list(areas.build(scenario).postcodes)
        began, writing, changed = time.process_time(), 0.0, 0
        for first in range(0, count, block):
            size = min(block, count - first)
            clean = persons(scenario, postcodes, size, first)
            nobody = np.full(size, -1, dtype=np.int64)
            spoilt, log = errors.spoil(
                TABLE, clean, scenario, everything().errors, pd.DataFrame(), nobody
            )
            changed += len(log)
            paused = time.process_time()
            path = Path(folder) / f"persons-{first}.parquet"
            files.write_parquet(files.as_arrow_table(spoilt, TABLE), path)
            files.write_parquet(pa.Table.from_pandas(log), path.with_name(f"log-{first}.parquet"))
            writing += time.process_time() - paused
        seconds = time.process_time() - began
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    return {
        "rows": count,
        "seconds": seconds,
        "writing": writing,
        "changed_cells": changed,
        "bytes": size,
    }


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pa.set_cpu_count(1)
    main(1000)
    print(json.dumps(main(int(sys.argv[1]))))
