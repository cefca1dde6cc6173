# idiom: Other ways in: comprehensions, next(), Counter, DuckDB.

# task: u07-expired
import duckdb


def expired(flows, day):
    asked = flows.assign(day=day)
    query = "select flow_id from asked where status = 'Active' and dsa_expiry < day"
    return set(duckdb.sql(query).df()["flow_id"])

# task: u07-route
def route(flow, rules):
    names = [name for name in rules if name != "answer"]
    rows = rules.itertuples(index=False)
    fitting = (
        row.answer
        for row in rows
        if all(pd.isna(getattr(row, n)) or getattr(row, n) == flow.get(n) for n in names)
    )
    return next(fitting, "ask")

# task: u07-faults
def faults(flow):
    has = {name for name, value in flow.items() if not pd.isna(value)}
    yes = {name for name, value in flow.items() if value == "Y"}
    by_choice = re.search("consent", flow["basis_art6"]) is not None
    checks = [
        ("consent", by_choice and "statute" in has),
        ("no law", not (by_choice or "statute" in has)),
        ("no condition", "special_category" in yes and "condition_art9" not in has),
        ("no assessment", {"identifiable", "routine"} <= yes and "dpia_ref" not in has),
        ("no notice", "identifiable" in yes and "privacy_notice_url" not in has),
    ]
    return {name for name, wrong in checks if wrong} if flow["status"] != "Ended" else set()

# task: u07-dpia
def triggers(flow):
    rules = [
        ("special category on a large scale", lambda f: (f["special"], f["people"] >= LARGE) == ("Y", True)),
        ("matching", lambda f: f["matched"] == "Y"),
        ("children", lambda f: f["children"] == "Y"),
        ("not told", lambda f: f["told"] != "Y"),
        ("new technology", lambda f: f["new_technology"] == "Y"),
    ]
    return tuple(name for name, rule in rules if rule(flow))


def needs_assessment(found):
    return not ALONE.isdisjoint(found) or len(list(found)) not in (0, 1)

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    def below(field):
        return {covers[field]} | below(covers[field]) if field in covers else set()

    wanted = {f for p, f in needs[["purpose", "field"]].itertuples(index=False) if p in set(purposes)}
    return sorted(f for f in wanted if not any(f in below(other) for other in wanted))

# task: u07-beyond
def beyond(columns, agreed, means):
    text = agreed if isinstance(agreed, str) else ""
    fields = [field for field in re.split(r"\s*,\s*", text.strip().lower()) if field in means]
    allowed = {column for field in fields for column in means[field]}
    return [column for column in columns if column not in allowed]

# task: u07-risk
from collections import Counter


def at_risk(children, columns, k):
    rows = list(children[columns].dropna().itertuples(index=False, name=None))
    sizes = Counter(rows)
    return sum(sizes[row] < k for row in rows)

# task: u07-coarser
def coarser(children):
    gone = ["forename", "surname", "nhs_number", "dob", "postcode"]
    made = children.drop(columns=gone)
    made["birth_month"] = [day.isoformat()[:7] if pd.notna(day) else None for day in children["dob"]]
    made["postcode_district"] = children["postcode"].map(lambda p: p.partition(" ")[0], na_action="ignore")
    return made

# task: u07-codes
def reversed_codes(codes, numbers):
    known = {code(number): number for number in numbers}
    return {made: known[made] for made in codes if made in known}


def keyed_code(number, key):
    return hmac.new(bytes(key, "utf-8"), msg=bytes(number, "utf-8"), digestmod="sha256").hexdigest()

# task: u07-keep
def delete_on(rule, received, dob):
    match str(rule).split():
        case [n, "year" | "years"] if n.isdecimal():
            return (received + pd.DateOffset(years=int(n))).date()
        case [n, "month" | "months"] if n.isdecimal():
            return (received + pd.DateOffset(months=int(n))).date()
        case ["until", "the", "child", "is", n] if n.isdecimal():
            return (dob + pd.DateOffset(years=int(n))).date()
    return float("nan")
