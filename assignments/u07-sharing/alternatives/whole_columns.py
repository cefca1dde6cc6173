# idiom: Whole columns: masks, merges, groupby and transform.

# task: u07-expired
def expired(flows, day):
    in_use = flows.query("status == 'Active'").dropna(subset=["dsa_expiry"])
    return in_use[in_use["dsa_expiry"].lt(day)]["flow_id"]

# task: u07-route
def route(flow, rules):
    fits = pd.Series(True, index=rules.index)
    for name in rules.columns.drop("answer"):
        fits &= rules[name].isna() | (rules[name] == flow.get(name))
    answers = rules.loc[fits, "answer"]
    return answers.iloc[0] if len(answers) else "ask"

# task: u07-faults
def faults(flow):
    row = pd.Series(flow)
    blank = row.isna()
    consent = row["basis_art6"].endswith("consent")
    named = pd.Series(
        {
            "consent": consent and not blank["statute"],
            "no law": not consent and blank["statute"],
            "no condition": row["special_category"] == "Y" and blank["condition_art9"],
            "no assessment": row["identifiable"] == row["routine"] == "Y" and blank["dpia_ref"],
            "no notice": row["identifiable"] == "Y" and blank["privacy_notice_url"],
        }
    )
    return set(named[named.astype(bool) & (row["status"] == "Active")].index)

# task: u07-dpia
def triggers(flow):
    answers = pd.Series(flow)
    found = set(answers.reindex(["matched", "children", "new_technology"]).loc[lambda s: s == "Y"].index)
    words = {"matched": "matching", "children": "children", "new_technology": "new technology"}
    found = {words[name] for name in found}
    if answers["told"] == "N":
        found |= {"not told"}
    if answers["special"] == "Y" and answers["people"] >= LARGE:
        found |= {"special category on a large scale"}
    return found


def needs_assessment(found):
    names = pd.Series(list(found), dtype=object)
    return bool(names.isin(list(ALONE)).any() or len(names) >= 2)

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    wanted = needs[needs["purpose"].isin(list(purposes))]["field"].drop_duplicates()
    held, step = pd.Series(dtype=object), wanted.map(covers).dropna()
    while len(step):
        held = pd.concat([held, step])
        step = step.map(covers).dropna()
    return wanted[~wanted.isin(held)]

# task: u07-beyond
def beyond(columns, agreed, means):
    words = pd.Series([agreed], dtype=object).dropna().str.split(",").explode()
    fields = words.str.strip().str.lower()
    allowed = fields.map(lambda field: means.get(field, [])).explode()
    columns = pd.Series(list(columns), dtype=object)
    return columns[~columns.isin(allowed)]

# task: u07-risk
def at_risk(children, columns, k):
    whole = children.dropna(subset=columns)
    if whole.empty:
        return 0
    return (whole.groupby(columns)[columns[0]].transform("size") < k).sum()

# task: u07-coarser
def coarser(children):
    made = children.copy()
    made["birth_month"] = made["dob"].dt.to_period("M").astype("string").where(made["dob"].notna())
    made["postcode_district"] = made["postcode"].str.extract(r"^(\S+) ", expand=False)
    return made[[c for c in made if c not in ("forename", "surname", "nhs_number", "dob", "postcode")]]

# task: u07-codes
def reversed_codes(codes, numbers):
    table = pd.DataFrame({"number": list(numbers)}, dtype=object)
    table["code"] = table["number"].map(code)
    found = table[table["code"].isin(list(codes))]
    return dict(zip(found["code"], found["number"]))


def keyed_code(number, key):
    made = hmac.HMAC(key.encode(), digestmod="sha256")
    made.update(number.encode())
    return made.hexdigest()

# task: u07-keep
def delete_on(rule, received, dob):
    parts = pd.Series([rule], dtype=object).astype("string").str.extract(
        r"^(?:(?P<n>\d+) (?P<unit>year|month)s?|until the child is (?P<age>\d+))$"
    ).iloc[0]
    if parts.notna()["age"]:
        return dob + pd.DateOffset(years=int(parts["age"]))
    if parts.notna()["n"]:
        return received + pd.DateOffset(**{parts["unit"] + "s": int(parts["n"])})
    return pd.NaT
