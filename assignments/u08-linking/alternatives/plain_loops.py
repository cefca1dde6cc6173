# idiom: plain loops, dictionaries and sets

# task: u08-join
def rows_made(left, right, columns):
    times = {}
    for row in left[columns].itertuples(index=False):
        if not any(pd.isna(value) for value in row):
            times[tuple(row)] = times.get(tuple(row), 0) + 1
    made = 0
    for row in right[columns].itertuples(index=False):
        made += times.get(tuple(row), 0)
    return made

# task: u08-exact
def exact_pairs(left, right, columns):
    sides = []
    for table in (left, right):
        rows = {}
        for number, *values in table[["id", *columns]].itertuples(index=False):
            if not any(pd.isna(value) for value in values):
                rows.setdefault(tuple(values), []).append(number)
        sides.append(rows)
    found = []
    for values, numbers in sides[0].items():
        other = sides[1].get(values, [])
        if len(numbers) == 1 and len(other) == 1:
            found.append([numbers[0], other[0]])
    return found

# task: u08-cascade
def cascade(left, right, rules):
    taken, given, found = set(), set(), []
    for place in range(len(rules)):
        columns = rules[place]
        new = []
        for one in left.to_dict("records"):
            for other in right.to_dict("records"):
                if one["id"] in taken or other["id"] in given:
                    continue
                if all(one[c] == other[c] for c in columns):
                    new.append((one["id"], other["id"], place + 1))
        taken |= {pair[0] for pair in new}
        given |= {pair[1] for pair in new}
        found += new
    return found

# task: u08-block
def pairs(left, right, rules):
    found = []
    for columns in rules:
        rooms = {}
        for number, *values in right[["id", *columns]].itertuples(index=False):
            if not any(pd.isna(value) for value in values):
                rooms.setdefault(tuple(values), []).append(number)
        for number, *values in left[["id", *columns]].itertuples(index=False):
            for other in rooms.get(tuple(values), []):
                if (number, other) not in found:
                    found.append((number, other))
    return found

# task: u08-levels
def name_level(one, other):
    if not isinstance(one, str) or not isinstance(other, str):
        return "missing"
    score = JaroWinkler.similarity(one, other)
    if one == other:
        return "same"
    if score < 0.9:
        return "different"
    return "alike"


def day_level(one, other):
    for day in (one, other):
        if pd.isna(day):
            return "missing"
    parts = [one.day, one.month, one.year]
    others = [other.day, other.month, other.year]
    if parts == others:
        return "same"
    differ = 0
    for a, b in zip(parts, others):
        if a != b:
            differ += 1
    if differ == 1 or [one.month, one.day, one.year] == others:
        return "near"
    return "different"

# task: u08-shares
def m_and_u(looked_at, column):
    agree, all_of = {True: 0, False: 0}, {True: 0, False: 0}
    for row in looked_at.to_dict("records"):
        one, other, same = row[column + "_left"], row[column + "_right"], bool(row["same_child"])
        if pd.isna(one) or pd.isna(other):
            continue
        all_of[same] += 1
        agree[same] += one == other
    return [agree[True] / all_of[True], agree[False] / all_of[False]]

# task: u08-bits
def bits(one_child, agree, strangers, agree_too):
    differ, differ_too = one_child - agree, strangers - agree_too
    agree = math.log(agree / one_child, 2) - math.log(agree_too / strangers, 2)
    disagree = math.log(differ / one_child, 2) - math.log(differ_too / strangers, 2)
    return [agree, disagree]

# task: u08-surname
def surname_bits(name, names, m):
    if not isinstance(name, str):
        return 0.0
    recorded = [one for one in names if isinstance(one, str)]
    times = recorded.count(name) or 1
    return math.log2(m * len(recorded) / times)

# task: u08-weight
def weight(levels, table, start):
    return start + sum(table[field].get(level, 0) for field, level in levels.items() if level != "missing")

# task: u08-one
def one_to_one(scored, lead):
    rows = list(scored[["left", "right", "weight"]].itertuples(index=False, name=None))
    kept = []
    for place, (left, right, weight) in enumerate(rows):
        rivals = [w for n, (a, b, w) in enumerate(rows) if n != place and (a == left or b == right)]
        if all(weight >= rival + lead for rival in rivals):
            kept.append((left, right))
    return kept

# task: u08-tried
def tried(choose, check, wanted):
    for limit in sorted(choose["weight"]):
        above = choose[choose["weight"] >= limit]
        if sum(above["same_child"]) / len(above) >= wanted:
            break
    hits = [same for weight, same in zip(check["weight"], check["same_child"]) if weight >= limit]
    return [limit, sum(hits) / len(hits), sum(hits) / sum(check["same_child"])]

# task: u08-path
def pathway(children, links):
    linked = set(links["left"])
    return pd.DataFrame([{"id": number, "in_school": number in linked} for number in children["id"]])
