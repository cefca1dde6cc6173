"""Two tables linked with the library recordlinkage: by weights set by hand, or by its own ECM.

Arguments: `weights` or `ecm`, then the two tables. Records, blocks and one-to-one rule are ours.
"""

import json
import sys
import time

began = time.perf_counter()

import pandas as pd  # noqa: E402 (loading the libraries is part of the time, as for the others)
import recordlinkage  # noqa: E402

from benchmarks import weights  # noqa: E402
from benchmarks.ours.run_pipeline import report  # noqa: E402
from benchmarks.records import one_to_one, prepared  # noqa: E402
from synthetic_data import load  # noqa: E402

MISSING = -1
method, *names = sys.argv[1:]


def ready(name: str) -> pd.DataFrame:
    """A table of the pack with the fields to compare, by record id."""
    frame = load(name)
    made = prepared(frame, frame.columns[0])
    return made.assign(sector=made["postcode"].str[:-2]).set_index("unique_id")


def features(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """For each pair of the blocks and each field: 1 or 0 for same and for alike, or missing."""
    index = recordlinkage.Index()
    for block in weights.BLOCKS:
        index.block(list(block))
    compare = recordlinkage.Compare()
    for field in weights.M:
        compare.exact(field, field, missing_value=MISSING, label=f"{field} same")
    compare.exact("sector", "sector", missing_value=MISSING, label="postcode alike")
    for field, how, least in (
        ("forename", "jarowinkler", weights.ALIKE),
        ("surname", "jarowinkler", weights.ALIKE),
        ("dob", "damerau_levenshtein", 0.9),
    ):
        compare.string(field, field, how, least, missing_value=MISSING, label=f"{field} alike")
    return compare.compute(index.index(left, right), left, right)


def by_weights(found: pd.DataFrame) -> pd.Series:
    """The sum of the weights of each pair; a field that is missing says nothing."""
    total = pd.Series(0.0, index=found.index)
    for field in weights.M:
        bits = weights.bits(field)
        same = found[f"{field} same"]
        alike = found.get(f"{field} alike", same * 0).where(same != 1, 1)
        value = alike.map({1: bits["alike"], 0: bits["different"]}).mask(same == 1, bits["same"])
        total += value.mask(same == MISSING, 0.0)
    return total


def by_ecm(found: pd.DataFrame) -> pd.Series:
    """The probability of each pair; the library knows no missing, so missing counts as unequal."""
    known = found.replace(MISSING, 0).astype(int)
    model = recordlinkage.ECMClassifier()
    model.fit(known)
    return model.prob(known)


left, right = map(ready, names)
scored = {"weights": by_weights, "ecm": by_ecm}[method](features(left, right))
least = 0.95 if method == "ecm" else weights.threshold(len(left), len(right))
pairs = scored[scored >= least].rename("score").rename_axis(["left", "right"]).reset_index()
links = one_to_one(pairs)[["left", "right"]]
print(json.dumps(report(links, seconds=time.perf_counter() - began)))
