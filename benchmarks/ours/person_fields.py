"""Five person fields from our parts: drawn, spoilt, logged, and written as Parquet.

Names by heritage from the pools, dates, postcodes and sex; every error of the project that touches
them, at the rates of family hub forms; the log of each changed cell. No families, no addresses and
no services, since the peers have none either.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
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
from synthetic_data.text import numbered, picked

TABLE = Table(
    "persons",
    "Persons",
    "Five fields a person",
    (
        Column("person_id", Kind.RECORD_ID, "Number"),
        Column("forename", Kind.FORENAME, "First name"),
        Column("surname", Kind.SURNAME, "Last name"),
        Column("dob", Kind.BIRTH_DATE, "Date of birth"),
        Column("postcode", Kind.POSTCODE, "Postcode"),
        Column("sex", Kind.SEX, "Sex"),
    ),
)
RATES = {
    "keyboard_typos": {"forename": 0.03, "surname": 0.03, "postcode": 0.03},
    "missing": {"dob": 0.012, "sex": 0.03, "postcode": 0.025, "surname": 0.006},
    "swapped_day_and_month": {"dob": 0.018},
}


def persons(scenario: Scenario, count: int, first: int) -> pd.DataFrame:
    """That many persons, numbered on from `first`."""
    draw = scenario.stream("persons", first)
    shares = names.heritage_setting("share")
    bounds = np.cumsum(shares / shares.sum())
    heritage = np.searchsorted(bounds, draw.random(count)).clip(0, len(bounds) - 1)
    girl = draw.random(count) < 0.487
    luck = draw.random((2, count))
    forename = np.zeros(count, dtype=np.int64)
    for part, rows in (("girl", np.flatnonzero(girl)), ("boy", np.flatnonzero(~girl))):
        forename[rows] = names.drawn(heritage[rows], part, luck[0][rows])
    words = names.vocabulary()
    surname = words.for_girls(names.drawn(heritage, "surname", luck[1]), girl)
    postcodes = areas.build(scenario).postcodes
    days = scenario.start + draw.integers(0, 2038, count).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "person_id": numbered("P", np.arange(first, first + count), 9),
            "forename": words.text(forename),
            "surname": words.text(surname),
            "dob": days.astype("datetime64[us]"),
            "postcode": picked(list(postcodes), draw.integers(0, len(postcodes), count)),
            "sex": picked(["M", "F"], girl),
        }
    )


def main(count: int, block: int = 250_000) -> dict[str, float]:
    """Rows made and seconds taken, of which for writing."""
    scenario = load_scenario("class").but(errors={TABLE.name: RATES})
    with tempfile.TemporaryDirectory() as folder:
        began, writing, changed = time.perf_counter(), 0.0, 0
        for first in range(0, count, block):
            size = min(block, count - first)
            clean = persons(scenario, size, first)
            nobody = np.full(size, -1, dtype=np.int64)
            spoilt, log = errors.spoil(
                TABLE, clean, scenario, everything().errors, pd.DataFrame(), nobody
            )
            changed += len(log)
            paused = time.perf_counter()
            path = Path(folder) / f"persons-{first}.parquet"
            files.write_parquet(files.as_arrow_table(spoilt, TABLE), path)
            files.write_parquet(pa.Table.from_pandas(log), path.with_name(f"log-{first}.parquet"))
            writing += time.perf_counter() - paused
        seconds = time.perf_counter() - began
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
