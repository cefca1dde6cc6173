"""Five person fields from gecko's generators: frequency tables and date ranges, no errors, no file.

The pools are our own names and postcodes, handed over as files, so that both draw from as many.
"""

import json
import os
import sys
import time

import numpy as np
from gecko import generator

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
count, folder = int(sys.argv[1]), sys.argv[2]
rng = np.random.default_rng(1)
began = time.process_time()


def table(name: str):  # noqa: ANN201 (gecko's own kind of function)
    """A generator from one of the files."""
    return generator.from_frequency_table(
        f"{folder}/{name}.csv", value_column="value", freq_column="count", rng=rng
    )


frame = generator.to_data_frame(
    [
        ("forename", table("forenames")),
        ("surname", table("surnames")),
        ("dob", generator.from_datetime_range("2020-09-01", "2026-03-31", "%Y-%m-%d", "D", rng)),
        ("postcode", table("postcodes")),
        ("sex", table("sexes")),
    ],
    count,
)
print(json.dumps({"rows": len(frame), "seconds": time.process_time() - began}))
