# idiom: a model trained by Splink 5

# task: u08-link
import logging

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.getLogger("splink").setLevel(logging.ERROR)
text = [table.rename(columns={"id": "unique_id"}).assign(dob=table["dob"].dt.strftime("%Y-%m-%d"))
        for table in (born, pupils)]
settings = SettingsCreator(
    link_type="link_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("forename", [0.9]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.9]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("dob", [1]),
        cl.ExactMatch("postcode"),
        cl.ExactMatch("sex"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("forename", "surname"), block_on("dob", "surname"), block_on("dob", "forename"),
        block_on("dob", "postcode"), block_on("forename", "postcode"),
    ],
)
database = DuckDBAPI()
tables = [database.register(table, dataset_display_name=name) for name, table in zip(("births", "pupils"), text)]
linker = Linker(tables, settings, log_level=logging.ERROR)
linker.training.estimate_probability_two_random_records_match(
    [block_on("forename", "surname", "dob"), block_on("surname", "dob", "postcode")], recall=0.85)
linker.training.estimate_u_using_random_sampling(max_pairs=5e5, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("forename", "surname"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob", "postcode"))
found = linker.inference.predict(threshold_match_weight=3).as_pandas_dataframe()
for side in ("unique_id_l", "unique_id_r"):
    found = found[found.groupby(side)["match_weight"].rank(method="max", ascending=False) == 1]
school_links = found[["unique_id_l", "unique_id_r"]].set_axis(["left", "right"], axis=1)
