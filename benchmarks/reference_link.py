"""The reference method of linkage: one Splink 5 model, fixed, so that worlds can be compared.

Its settings are ordinary ones and were not tuned to the truth. Lessons link better, and worse.
"""

from __future__ import annotations

import logging
import warnings
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

PROBABILITY = 0.95
RULES = (
    block_on("forename", "surname"),
    block_on("dob", "postcode"),
    block_on("dob", "surname"),
)


def settings() -> SettingsCreator:
    """What is compared and how, and which pairs are looked at."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("forename", [0.92, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            cl.DamerauLevenshteinAtThresholds("dob", [1, 2]),
            cl.LevenshteinAtThresholds("postcode", [1, 2]),
            cl.ExactMatch("sex"),
        ],
        blocking_rules_to_generate_predictions=list(RULES),
    )


def linked(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Pairs that the model calls a match, as `left`, `right` and `probability`, likeliest first."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        database = DuckDBAPI()
        tables = [
            database.register(left, dataset_display_name="a_left"),
            database.register(right, dataset_display_name="b_right"),
        ]
        linker = Linker(tables, settings(), log_level=logging.ERROR)
        _train(linker)
        pairs = linker.inference.predict(threshold_match_probability=PROBABILITY)
        found: pd.DataFrame = pairs.as_pandas_dataframe()  # type: ignore[no-untyped-call]
    found = found.sort_values(["match_probability", "unique_id_l"], ascending=[False, True])
    return (
        found.rename(
            columns={
                "unique_id_l": "left",
                "unique_id_r": "right",
                "match_probability": "probability",
            }
        )
        .loc[:, ["left", "right", "probability"]]
        .reset_index(drop=True)
    )


def one_each(pairs: pd.DataFrame) -> pd.DataFrame:
    """The likeliest pair of each record of the right table."""
    return pairs.drop_duplicates("right").reset_index(drop=True)


def _train(linker: Linker) -> None:
    """The model's numbers from the data: chance agreement by sampling, the rest in two passes."""
    certain: list[Any] = [
        block_on("forename", "surname", "dob"),
        block_on("surname", "dob", "postcode"),
    ]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("forename", "surname")
    )
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob", "postcode"))
