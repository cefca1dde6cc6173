# idiom: Plain loops and ifs, one row at a time.

# task: u07-expired
def expired(flows, day):
    over = set()
    for number, status, end in zip(flows["flow_id"], flows["status"], flows["dsa_expiry"]):
        if status == "Active" and not pd.isna(end) and end < day:
            over.add(number)
    return over

# task: u07-route
def route(flow, rules):
    for _, rule in rules.iterrows():
        fits = True
        for name in rules.columns:
            if name == "answer" or pd.isna(rule[name]):
                continue
            if name not in flow or flow[name] != rule[name]:
                fits = False
        if fits:
            return rule["answer"]
    return "ask"

# task: u07-faults
def faults(flow):
    found = []
    if flow["status"] == "Ended":
        return found
    if flow["basis_art6"].startswith("6(1)(a)"):
        if not pd.isna(flow["statute"]):
            found.append("consent")
    elif pd.isna(flow["statute"]):
        found.append("no law")
    if flow["special_category"] == "Y":
        if pd.isna(flow["condition_art9"]):
            found.append("no condition")
    if flow["identifiable"] == "Y":
        if flow["routine"] == "Y" and pd.isna(flow["dpia_ref"]):
            found.append("no assessment")
        if pd.isna(flow["privacy_notice_url"]):
            found.append("no notice")
    return found

# task: u07-dpia
def triggers(flow):
    found = []
    if flow["special"] == "Y" and not flow["people"] < LARGE:
        found.append("special category on a large scale")
    if flow["matched"] == "Y":
        found.append("matching")
    if flow["children"] == "Y":
        found.append("children")
    if flow["told"] == "N":
        found.append("not told")
    if flow["new_technology"] == "Y":
        found.append("new technology")
    return found


def needs_assessment(found):
    for name in found:
        if name in ALONE:
            return True
    return len(found) > 1

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    wanted = []
    for purpose, field in zip(needs["purpose"], needs["field"]):
        if purpose in purposes and field not in wanted:
            wanted.append(field)
    kept = list(wanted)
    for field in wanted:
        while field in covers:
            field = covers[field]
            if field in kept:
                kept.remove(field)
    return kept

# task: u07-beyond
def beyond(columns, agreed, means):
    extra = list(columns)
    if not isinstance(agreed, str):
        return extra
    for words in agreed.lower().split(","):
        for column in means.get(words.strip(), ()):
            while column in extra:
                extra.remove(column)
    return extra

# task: u07-risk
def at_risk(children, columns, k):
    counts = {}
    for values in children[columns].dropna().itertuples(index=False):
        counts[tuple(values)] = counts.get(tuple(values), 0) + 1
    total = 0
    for count in counts.values():
        if count < k:
            total += count
    return total

# task: u07-coarser
def coarser(children):
    made = children.copy()
    months, districts = [], []
    for day, place in zip(children["dob"], children["postcode"]):
        months.append(None if pd.isna(day) else f"{day.year}-{day.month:02d}")
        districts.append(None if pd.isna(place) else place.split(" ")[0])
    made["birth_month"] = months
    made["postcode_district"] = districts
    for column in ("forename", "surname", "nhs_number", "dob", "postcode"):
        del made[column]
    return made

# task: u07-codes
def reversed_codes(codes, numbers):
    found = {}
    wanted = frozenset(codes)
    for number in numbers:
        made = code(number)
        if made in wanted:
            found[made] = number
    return found


def keyed_code(number, key):
    return hmac.digest(key.encode("utf-8"), number.encode("utf-8"), "sha256").hex()

# task: u07-keep
def delete_on(rule, received, dob):
    if not isinstance(rule, str):
        return None
    words = rule.split()
    if len(words) == 2 and words[0].isdigit():
        if words[1] in ("year", "years"):
            return received + pd.DateOffset(years=int(words[0]))
        if words[1] in ("month", "months"):
            return received + pd.DateOffset(months=int(words[0]))
    if len(words) == 5 and words[:4] == ["until", "the", "child", "is"] and words[4].isdigit():
        return dob + pd.DateOffset(years=int(words[4]))
    return None
