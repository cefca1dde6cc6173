"""Two tables linked by weights set by hand: pandas makes the pairs, rapidfuzz compares them."""

from __future__ import annotations

import json
import sys
import time

began = time.perf_counter()

import numpy as np  # noqa: E402 (loading the libraries is part of the time, as for the others)
import pandas as pd  # noqa: E402
from rapidfuzz.distance import OSA, JaroWinkler  # noqa: E402
from rapidfuzz.process import cpdist  # noqa: E402

from benchmarks import weights  # noqa: E402
from benchmarks.ours.run_pipeline import report  # noqa: E402
from benchmarks.records import one_to_one, prepared  # noqa: E402
from synthetic_data import load  # noqa: E402


def ready(name: str) -> pd.DataFrame:
    """A table of the pack with the fields to compare, and the postcode's sector."""
    frame = load(name)
    made = prepared(frame, frame.columns[0])
    return made.assign(sector=made["postcode"].str[:-2])


def candidates(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Each pair that any block holds, once, with the fields of both as `_l` and `_r`."""
    found = []
    for block in weights.BLOCKS:
        sides = [side.dropna(subset=list(block)) for side in (left, right)]
        both = sides[0].merge(sides[1], on=list(block), suffixes=("_l", "_r"))
        found.append(both[["unique_id_l", "unique_id_r"]])
    pairs = pd.concat(found).drop_duplicates()
    pairs = pairs.merge(left.add_suffix("_l"), on="unique_id_l")
    return pairs.merge(right.add_suffix("_r"), on="unique_id_r")


def score(pairs: pd.DataFrame) -> np.ndarray:
    """The sum of the weights of each pair; a field that is missing says nothing."""
    total = np.zeros(len(pairs))
    for field in weights.M:
        one, other = pairs[f"{field}_l"], pairs[f"{field}_r"]
        level = np.where(one == other, "same", np.where(_alike(field, pairs), "alike", "different"))
        known = (one.notna() & other.notna()).to_numpy()
        total += np.where(known, pd.Series(level).map(weights.bits(field)).to_numpy(), 0.0)
    return total


def _alike(field: str, pairs: pd.DataFrame) -> np.ndarray:
    """Whether the two values of a field nearly agree."""
    if field == "sex":
        return np.zeros(len(pairs), dtype=bool)
    if field == "postcode":
        return (pairs["sector_l"] == pairs["sector_r"]).to_numpy()
    one, other = (pairs[f"{field}_{side}"].fillna("").tolist() for side in "lr")
    if field == "dob":
        return np.asarray(cpdist(one, other, scorer=OSA.distance) <= 1)
    return np.asarray(cpdist(one, other, scorer=JaroWinkler.similarity) >= weights.ALIKE)


def linked(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """The pairs above the threshold that are the best for both of their records."""
    pairs = candidates(left, right)
    pairs = pairs.assign(score=score(pairs))
    likely = pairs.loc[pairs["score"] >= weights.threshold(len(left), len(right))]
    return one_to_one(likely.rename(columns={"unique_id_l": "left", "unique_id_r": "right"}))


if __name__ == "__main__":
    links = linked(ready(sys.argv[1]), ready(sys.argv[2]))[["left", "right"]]
    print(json.dumps(report(links, seconds=time.perf_counter() - began)))
