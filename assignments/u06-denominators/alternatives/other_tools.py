# idiom: numpy, DuckDB and the standard library.

# task: u06-day
from dateutil.relativedelta import relativedelta


def on_day(dob, months=0, days=0):
    return dob if pd.isna(dob) else dob + relativedelta(months=months) + relativedelta(days=days)

# task: u06-standing
import numpy as np


def standings(children, first, last):
    return np.select(
        [children["reached"] < first, children["reached"] > last, children["died"] <= last,
         children["moved_out"] <= last, children["moved_in"] > children["deadline"]],
        ["earlier quarter", "not yet due", "died", "moved out", "moved in late"],
        "counted",
    )

# task: u06-share
import duckdb


def c2(due, visits):
    in_time, out_of = duckdb.sql("""
        SELECT count(*) FILTER (first_day <= deadline), count(*) FROM due
        LEFT JOIN (SELECT child, min(done) AS first_day FROM visits GROUP BY child) USING (child)
    """).fetchall()[0]
    return dict(in_time=in_time, out_of=out_of, share=in_time / out_of if out_of else None)

# task: u06-three
import numpy as np


def three(due):
    known = [bool(one) for one in due["all_five"] if not pd.isna(one)]
    size = len(due) or np.nan
    return dict(
        coverage=due["done"].count() / size,
        timely=np.sum((due["done"] <= due["deadline"]).to_numpy()) / size,
        outcome=np.mean(known) if known else np.nan,
    )

# task: u06-form
import bisect


def form_for(age_days, gestation_weeks, forms):
    early = not pd.isna(gestation_weeks) and gestation_weeks <= 36 and age_days < 730
    age = age_days - (7 * (40 - int(gestation_weeks)) if early else 0)
    place = bisect.bisect_left(list(forms["until_days"]), age)
    return forms["months"].iloc[place] if place < len(forms) else pd.NA

# task: u06-five
def all_five(reviews, cut_offs):
    def one(row):
        scores = pd.to_numeric(row[DOMAINS]).astype("float")
        if not (scores.between(0, 60).all() and row["asq_form"] in set(cut_offs.index)):
            return pd.NA
        return scores.sub(cut_offs.loc[row["asq_form"]]).min() >= 0

    return [one(row) for _, row in reviews.iterrows()]

# task: u06-recount
import duckdb


def recount(children, rule):
    rows = children[["standing", "dob", "done"]].astype({"standing": "str"})
    whom = {
        "reviewed only": "standing = 'counted' AND done IS NOT NULL",
        "movers in": "standing IN ('counted', 'moved in late')",
        "leavers": "standing IN ('counted', 'died', 'moved out')",
        "not yet due": "standing IN ('counted', 'not yet due')",
        "visit month": f"done BETWEEN '{FIRST:%Y-%m-%d}' AND '{LAST:%Y-%m-%d}'",
    }.get(rule, "standing = 'counted'")
    days = {"day one": 13, "thirty days": 30}.get(rule, 14)
    return duckdb.sql(f"""
        SELECT count(*) FILTER (date_diff('day', dob, done) <= {days}), count(*)
        FROM rows WHERE {whom}
    """).fetchall()[0]

# task: u06-catch-up
def catch_up(children, today):
    ends = zip(children["moved_out"], children["died"])
    here = [all(pd.isna(end) or end > today for end in pair) for pair in ends]
    return {
        child
        for child, done, word, stays in zip(children["child"], children["done"], children["standing"], here)
        if pd.isna(done) and stays and word != "not yet due"
    }
