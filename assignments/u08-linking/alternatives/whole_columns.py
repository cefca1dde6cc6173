# idiom: whole columns, groupby and map

# task: u08-join
def rows_made(left, right, columns):
    one, other = (table.dropna(subset=columns).groupby(columns).size() for table in (left, right))
    return (one * other).sum()

# task: u08-exact
def exact_pairs(left, right, columns):
    def alone(table):
        known = table.dropna(subset=columns)
        return known[known.groupby(columns)["id"].transform("size") == 1].set_index(columns)["id"]

    return pd.concat({"left": alone(left), "right": alone(right)}, axis=1, join="inner").reset_index(drop=True)

# task: u08-cascade
def cascade(left, right, rules):
    found = pd.DataFrame({"left": [], "right": [], "rule": []})
    for number in range(1, len(rules) + 1):
        one = left.loc[~left["id"].isin(found["left"])]
        other = right.loc[~right["id"].isin(found["right"])]
        both = one.rename(columns={"id": "left"}).merge(other.rename(columns={"id": "right"}), on=rules[number - 1])
        found = pd.concat([found, both[["left", "right"]].assign(rule=number)], ignore_index=True)
    return found

# task: u08-block
def pairs(left, right, rules):
    made = [pd.DataFrame({"left": [], "right": []})]
    for columns in rules:
        one = left.rename(columns={"id": "left"})[["left", *columns]].dropna()
        other = right.rename(columns={"id": "right"})[["right", *columns]].dropna()
        made.append(one.merge(other)[["left", "right"]])
    return pd.concat(made).drop_duplicates()

# task: u08-levels
def name_level(one, other):
    level = "different"
    if pd.isna(one) or pd.isna(other):
        level = "missing"
    elif JaroWinkler.similarity(one, other) == 1:
        level = "same"
    elif JaroWinkler.similarity(one, other) >= 0.9:
        level = "alike"
    return level


def day_level(one, other):
    if pd.isnull(one) or pd.isnull(other):
        return "missing"
    a, b = f"{one:%d-%m-%Y}".split("-"), f"{other:%d-%m-%Y}".split("-")
    equal = sum(x == y for x, y in zip(a, b))
    if equal == 3:
        return "same"
    return "near" if equal == 2 or [a[1], a[0], a[2]] == b else "different"

# task: u08-shares
def m_and_u(looked_at, column):
    one, other = looked_at[f"{column}_left"], looked_at[f"{column}_right"]
    known = looked_at[one.notna() & other.notna()].assign(agree=one == other)
    share = known.groupby("same_child")["agree"].mean()
    return share[True], share[False]

# task: u08-bits
def bits(one_child, agree, strangers, agree_too):
    import numpy as np

    true_pairs = np.array([agree, one_child - agree]) / one_child
    false_pairs = np.array([agree_too, strangers - agree_too]) / strangers
    return tuple(np.log2(true_pairs / false_pairs))

# task: u08-surname
def surname_bits(name, names, m):
    share = names.value_counts(normalize=True)
    return 0 if pd.isna(name) else math.log2(m / share.get(name, 1 / names.notna().sum()))

# task: u08-weight
def weight(levels, table, start):
    known = pd.Series(levels, dtype="object")
    known = known[known != "missing"]
    return start + pd.Series({field: table[field][level] for field, level in known.items()}, dtype="float64").sum()

# task: u08-one
def one_to_one(scored, lead):
    table = scored.reset_index(drop=True)
    good = pd.Series(True, index=table.index)
    for side in ("left", "right"):
        groups = table.groupby(side)["weight"]
        second = groups.transform(lambda weights: weights.sort_values().iloc[-2] if len(weights) > 1 else -math.inf)
        good &= (table["weight"] == groups.transform("max")) & (table["weight"] - second >= lead)
    return table[good]

# task: u08-tried
def tried(choose, check, wanted):
    of_weight = choose.groupby("weight")["same_child"].agg(["sum", "size"]).sort_index(ascending=False).cumsum()
    limit = of_weight.index[of_weight["sum"] / of_weight["size"] >= wanted].min()
    hit = check["weight"].ge(limit)
    return limit, check["same_child"][hit].mean(), (hit & check["same_child"]).sum() / check["same_child"].sum()

# task: u08-path
def pathway(children, links):
    once = links.drop_duplicates("left")
    both = children.merge(once, left_on="id", right_on="left", how="left", validate="one_to_one")
    return both.assign(in_school=both["right"].notna()).set_index("id")[["in_school"]]
