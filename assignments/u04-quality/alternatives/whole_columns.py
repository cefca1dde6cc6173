# idiom: pandas on whole columns at once, and Series as results.

# task: u04-too-early
def visits_too_early(reviews):
    first = reviews[reviews["review"].eq("NBV")].dropna(subset=["dob", "done_date"])
    return first[(first["done_date"] - first["dob"]).dt.days < 0]["review_id"]

# task: u04-months
def months_old(dob, day):
    pair = pd.DataFrame({"dob": [dob], "day": [day]}, dtype="datetime64[us]")
    months = 12 * (pair["day"].dt.year - pair["dob"].dt.year)
    months = months + pair["day"].dt.month - pair["dob"].dt.month
    return (months - (pair["day"].dt.day < pair["dob"].dt.day)).iloc[0]

# task: u04-grade
def grade_plan(start, end):
    if start is None or start is pd.NaT:
        return "no start"
    if end is None or end is pd.NaT:
        return "fine"
    return {-1: "error", 0: "query", 1: "fine"}[int((end > start)) - int((end < start))]

# task: u04-referral
def before_referral(assessments, details):
    asked = assessments["referral_id"].map(details.set_index("referral_id")["cin_referral_date"])
    return assessments[assessments["assessment_start_date"] < asked]["assessment_id"]

# task: u04-overclaim
def over_fifteen(rows):
    known = rows.dropna(subset=["child"])
    totals = known.groupby("child", as_index=False)["funded_hours"].sum()
    many = totals.query("funded_hours > 15")
    return known.merge(many[["child"]], on="child")["eyc_id"]

# task: u04-twice
def twice_there(rows):
    counted = rows.dropna(subset=["child"])
    times = counted.groupby(["child", "setting_urn"])["eyc_id"].transform("size")
    return counted["eyc_id"][times > 1]

# task: u04-children
def children_hit(rows, hits):
    marked = rows.assign(child=rows["child"].where(rows["eyc_id"].isin(hits)))
    return marked.groupby("setting_urn")["child"].nunique()

# task: u04-chance
from scipy.stats import binom


def chance(hit, children, rate):
    return binom.sf(hit - 1, children, rate)

# task: u04-measure
def precision_recall(flagged, log):
    asked = pd.Series(list(flagged), dtype="object").drop_duplicates()
    wrong = log["record_id"].drop_duplicates()
    return pd.Series([asked.isin(wrong).mean(), wrong.isin(asked).mean()])

# task: u04-rules
def my_flags(census, settings):
    year = census["dob"].dt.year
    hours = census[["funded_hours", "extended_hours", "expanded_hours"]]
    basis = census.filter(like="funding_basis").eq("Y").any(axis=1)
    code, postcode = census["eligibility_code"], census["postcode"]
    rules = pd.DataFrame(
        {
            "EY01": ~census["setting_urn"].isin(settings["setting_urn"]),
            "EY01 Ofsted": ~census["ofsted_urn"].isin(settings["ofsted_urn"]),
            "EY02": (census["dob"] < "2021-01-16") | (census["dob"] > "2025-04-15"),
            "EY03": hours.gt([15, 15, 30]).any(axis=1),
            "EY04": census["extended_hours"].gt(0) & year.gt(2022),
            "EY05": census["expanded_hours"].gt(0) & year.lt(2023),
            "EY06": hours.sum(axis=1).gt(census["hours_at_setting"]),
            "EY07": year.eq(2023) & census["funded_hours"].gt(0) & ~basis,
            "EY08": year.ne(2023) & basis,
            "EY09": code.notna() & ~code.str.fullmatch(r"\d{11}").fillna(False).astype(bool),
            "EY10": census["eypp_receipt"].eq("Y") ^ census["eypp_basis"].notna(),
            "EY13": census[["ethnicity", "sex", "sen_provision"]].isna().any(axis=1),
            "EY14": ~postcode.fillna("").str.fullmatch(POSTCODE),
        }
    )
    return census["eyc_id"][rules.any(axis=1)]

# task: u04-five
def five_to_ring(table, rate):
    luck = table.apply(
        lambda row: chance_of(row["hit"], row["children"], rate), axis=1, result_type="reduce"
    )
    worth = table[luck.astype(float) < 0.01]
    score = worth["hit"] * worth["harm"]
    return worth["setting_urn"].loc[score.nlargest(5).index]
