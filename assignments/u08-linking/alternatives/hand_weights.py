# idiom: blocking, hand-made weights, one link each

# task: u08-link
WORTH = {
    "forename": {"same": 7, "alike": 4, "different": -4},
    "surname": {"same": 6, "alike": 4, "different": -3},
    "dob": {"same": 8, "near": 0, "different": -7},
    "sex": {"same": 1, "different": -5},
    "postcode": {"same": 10, "different": -3},
}
RULES = [["forename", "surname"], ["dob", "surname"], ["dob", "forename"], ["dob", "postcode"], ["forename", "postcode"]]


def how_far(one, other, alike):
    if pd.isna(one) or pd.isna(other):
        return "missing"
    return "same" if one == other else alike(one, other)


def names(one, other):
    return "alike" if JaroWinkler.similarity(one, other) >= 0.9 else "different"


def days(one, other):
    equal = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    return "near" if equal == 2 or (one.day, one.month) == (other.month, other.day) else "different"


made = []
for columns in RULES:
    both = born.dropna(subset=columns).merge(pupils, on=columns, suffixes=("_left", "_right"))
    made.append(both[["id_left", "id_right"]])
found = pd.concat(made).drop_duplicates().set_axis(["left", "right"], axis=1).reset_index(drop=True)
one, other = born.set_index("id").loc[found["left"]], pupils.set_index("id").loc[found["right"]]
tests = {"forename": names, "surname": names, "dob": days,
         "sex": lambda a, b: "different", "postcode": lambda a, b: "different"}
found["weight"] = -12
for field, alike in tests.items():
    levels = [how_far(a, b, alike) for a, b in zip(one[field], other[field])]
    found["weight"] += [WORTH[field].get(level, 0) for level in levels]
found = found[found["weight"] >= 3]
for side in ("left", "right"):
    found = found[found.groupby(side)["weight"].rank(method="max", ascending=False) == 1]
school_links = found[["left", "right"]]
