"""One authority of a scenario: how long to make it and how long to write it, in one process."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from synthetic_data import files, generate, load_scenario


def main(name: str) -> dict[str, float]:
    """Seconds of making and of writing."""
    scenario = load_scenario(name)
    one = scenario.but(authority=1) if scenario.authorities > 1 else scenario
    generate(load_scenario("tiny"))  # reads the pools of names, as any first world does
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        world = generate(one)
        made = time.perf_counter()
        files.write(world, Path(folder) / "pack")
        written = time.perf_counter()
    return {"making": made - began, "writing": written - made}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
