"""pseudopeople's noising of the population that it ships with: no population is made, no file."""

import json
import os
import time

import pseudopeople

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
began = time.process_time()
rows = 0
for seed in range(3):
    rows += len(pseudopeople.generate_decennial_census(seed=seed, verbose=False))
print(json.dumps({"rows": rows, "seconds": time.process_time() - began}))
