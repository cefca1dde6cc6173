# idiom: Other ways in: SQL with DuckDB, a schema with pandera, numpy, dateutil, sets and sorted.

# task: u04-too-early
import duckdb


def visits_too_early(reviews):
    few = reviews[["review_id", "review", "dob", "done_date"]]
    found = duckdb.sql(
        "select review_id from few where review = 'NBV' and done_date::date < dob::date"
    )
    return [number for (number,) in found.fetchall()]

# task: u04-months
import numpy as np


def months_old(dob, day):
    if pd.isna(dob):
        return float("nan")
    start, end = np.datetime64(dob, "M"), np.datetime64(day, "M")
    return int(end - start) - int(dob.day > day.day)

# task: u04-grade
def grade_plan(start, end):
    words = {
        "no start": lambda: pd.isna(start),
        "fine": lambda: pd.isna(end) or end > start,
        "query": lambda: end == start,
        "error": lambda: True,
    }
    return next(word for word, holds in words.items() if holds())

# task: u04-referral
import duckdb


def before_referral(assessments, details):
    found = duckdb.sql(
        "select a.assessment_id from assessments a join details d using (referral_id) "
        "where a.assessment_start_date < d.cin_referral_date"
    )
    return {number for (number,) in found.fetchall()}

# task: u04-overclaim
import duckdb


def over_fifteen(rows):
    found = duckdb.sql(
        "select eyc_id from rows where child in (select child from rows where child is not null "
        "group by child having sum(funded_hours) > 15)"
    )
    return [number for (number,) in found.fetchall()]

# task: u04-twice
def twice_there(rows):
    pairs = [
        (child, urn, number)
        for child, urn, number in zip(rows["child"], rows["setting_urn"], rows["eyc_id"])
        if isinstance(child, str)
    ]
    once = [pair[:2] for pair in pairs]
    return {number for child, urn, number in pairs if once.count((child, urn)) > 1}

# task: u04-children
def children_hit(rows, hits):
    struck = rows.merge(pd.DataFrame({"eyc_id": sorted(set(hits))}, dtype="str"), on="eyc_id")
    pairs = set(zip(struck["setting_urn"], struck["child"]))
    return {urn: sum(place == urn for place, _ in pairs) for urn in set(rows["setting_urn"])}

# task: u04-chance
import random


def chance(hit, children, rate):
    dice = random.Random(4)
    tries = 20_000
    reached = 0
    for _ in range(tries):
        reached += sum(dice.random() < rate for _ in range(children)) >= hit
    return reached / tries

# task: u04-measure
import numpy as np


def precision_recall(flagged, log):
    asked, wrong = np.unique(list(flagged)), np.unique(log["record_id"].astype(str))
    both = np.intersect1d(asked.astype(str), wrong).size
    return np.array([both / n.size if n.size else np.nan for n in (asked, wrong)])

# task: u04-rules
import pandera.pandas as pa


def my_flags(census, settings):
    def filled(name, *checks):
        return pa.Column(None, list(checks), nullable=False)

    def empty_or(*checks):
        return pa.Column(None, list(checks), nullable=True)

    def basis(rows):
        return rows.filter(like="funding_basis").eq("Y").any(axis=1)

    def row_rule(name, rule):
        return pa.Check(rule, name=name, ignore_na=False)

    three = ["funded_hours", "extended_hours", "expanded_hours"]
    first, last = pd.Timestamp("2021-01-16"), pd.Timestamp("2025-04-15")
    schema = pa.DataFrameSchema(
        {
            "setting_urn": filled("", pa.Check.isin(list(settings["setting_urn"]))),
            "ofsted_urn": filled("", pa.Check.isin(list(settings["ofsted_urn"]))),
            "dob": filled("", pa.Check.in_range(first, last)),
            "funded_hours": filled("", pa.Check.le(15)),
            "extended_hours": filled("", pa.Check.le(15)),
            "expanded_hours": filled("", pa.Check.le(30)),
            "eligibility_code": empty_or(pa.Check.str_matches(r"^[0-9]{11}$")),
            "postcode": filled("", pa.Check.str_matches(f"^{POSTCODE}$")),
            "ethnicity": filled(""),
            "sex": filled(""),
            "sen_provision": filled(""),
        },
        checks=[
            row_rule("EY04", lambda r: ~((r["extended_hours"] > 0) & (r["dob"].dt.year > 2022))),
            row_rule("EY05", lambda r: ~((r["expanded_hours"] > 0) & (r["dob"].dt.year < 2023))),
            row_rule("EY06", lambda r: r[three].sum(axis=1) <= r["hours_at_setting"]),
            row_rule(
                "EY07",
                lambda r: basis(r) | (r["dob"].dt.year != 2023) | (r["funded_hours"] == 0),
            ),
            row_rule("EY08", lambda r: ~basis(r) | (r["dob"].dt.year == 2023)),
            row_rule(
                "EY10", lambda r: r["eypp_receipt"].eq("Y") == r["eypp_basis"].notna()
            ),
        ],
    )
    rows = census.reset_index(drop=True)
    try:
        schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as found:
        places = found.failure_cases["index"].dropna().astype(int).unique()
        return list(rows.loc[places, "eyc_id"])
    return []

# task: u04-five
def five_to_ring(table, rate):
    rows = [row for row in table.itertuples() if chance_of(row.hit, row.children, rate) < 0.01]
    rows = sorted(rows, key=lambda row: -row.hit * row.harm)
    return [row.setting_urn for row in rows][:5]
