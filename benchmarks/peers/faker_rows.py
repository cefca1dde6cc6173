"""Five person fields from Faker, the way most people use it: a call a cell."""

import json
import os
import sys
import time

import faker

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
count = int(sys.argv[1])
fake = faker.Faker("en_GB")
fake.seed_instance(1)
began = time.process_time()
rows = [
    (
        fake.first_name(),
        fake.last_name(),
        fake.date_of_birth(minimum_age=0, maximum_age=5),
        fake.postcode(),
        fake.random_element(("F", "M")),
    )
    for _ in range(count)
]
print(json.dumps({"rows": len(rows), "seconds": time.process_time() - began}))
