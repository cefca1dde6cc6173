# idiom: Plain Python: loops, lists, sets and `if`, one row at a time.

# task: u01-read
def read_list(text):
    codes, phones, counts = [], [], []
    for line in text.strip().split("\n")[1:]:
        code, phone, count = line.split(",")
        codes.append(code if code != "" else None)
        phones.append(phone if phone != "" else None)
        counts.append(int(count) if count != "" else None)
    return pd.DataFrame({"code": codes, "phone": phones, "children": counts})

# task: u01-key
def is_key(table, columns):
    seen = []
    for place in range(len(table)):
        name = []
        for column in columns:
            value = table[column].iloc[place]
            if pd.isna(value):
                return False
            name.append(value)
        if name in seen:
            return False
        seen.append(name)
    return True


keys = {"births": "birth_id", "eyfsp": "profile_id"}
keys["early_years_census_setting"] = "ofsted_urn"

# task: u01-count
def count_children(places, term):
    found = []
    for child, when in zip(places["child_id"], places["term"]):
        if when == term and child not in found:
            found.append(child)
    return len(found)

# task: u01-age
def age_on(dob, day):
    years = day.year - dob.year
    if day.month < dob.month:
        years = years - 1
    elif day.month == dob.month and day.day < dob.day:
        years = years - 1
    return years

# task: u01-here
def two_year_olds(register, day):
    count = 0
    for place in range(len(register)):
        child = register.iloc[place]
        if age(child["dob"], day) != 2:
            continue
        if not pd.isna(child["date_moved_in"]) and child["date_moved_in"] > day:
            continue
        if not pd.isna(child["date_moved_out"]) and child["date_moved_out"] <= day:
            continue
        if not pd.isna(child["death_date"]) and child["death_date"] <= day:
            continue
        count = count + 1
    return count

# task: u01-whole
def la_percentage(settings, part, whole):
    above = 0
    below = 0
    for some, everyone in zip(settings[part], settings[whole]):
        if pd.isna(some) or pd.isna(everyone):
            continue
        above = above + some
        below = below + everyone
    if below == 0:
        return None
    return round(100 * above / below, 1)

# task: u01-known
def known_share(answers, yes, no):
    counts = {"yes": 0, "no": 0, "not known": 0}
    for answer in answers:
        if pd.isna(answer):
            counts["not known"] += 1
        elif answer == yes:
            counts["yes"] += 1
        elif answer == no:
            counts["no"] += 1
        else:
            counts["not known"] += 1
    known = counts["yes"] + counts["no"]
    everyone = known + counts["not known"]
    result = {"not_known": counts["not known"], "percent": None}
    if known > 0:
        result["percent"] = round(100 * counts["yes"] / known, 1)
    result["lowest"] = round(100 * counts["yes"] / everyone, 1)
    result["highest"] = round(100 - 100 * counts["no"] / everyone, 1)
    return result

# task: u01-points
def points(before, after):
    was = round(100 * before[0] / before[1], 2)
    now = round(100 * after[0] / after[1], 2)
    return now - was

# task: u01-sources
sources = {}
sources["child_health"] = ["administrative", "structured"]
sources["visit_notes"] = ["administrative", "unstructured"]
sources["sleep_study"] = ["research", "structured"]
sources["drawings"] = ["research", "unstructured"]
sources["area_counts"] = ["open", "structured"]

# task: u01-take-up
children = set()
for surname, forename, dob in zip(places["surname"], places["forename"], places["dob"]):
    if age(dob, census_age_day) == 2:
        children.add((surname, forename, dob))
here = set()
for place in range(len(births)):
    child = births.iloc[place]
    if child["dob"].year != 2023:
        continue
    if child["date_moved_out"] <= census_age_day or child["death_date"] <= census_age_day:
        continue
    if child["date_moved_in"] > census_age_day:
        continue
    here.add(child["birth_id"])
take_up = {}
take_up["with_a_place"] = len(children)
take_up["living_here"] = len(here)
take_up["percent"] = round(100 * len(children) / len(here), 1)
