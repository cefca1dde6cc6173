# misconception: It is enough to take the linked pupils out.
# expects: u08-cascade 1/2

# task: u08-cascade
def cascade(left, right, rules):
    found = []
    for number, columns in enumerate(rules, 1):
        both = left.merge(right, on=columns, suffixes=("_left", "_right"))
        right = right[~right["id"].isin(both["id_right"])]
        found += [(a, b, number) for a, b in zip(both["id_left"], both["id_right"])]
    return pd.DataFrame(found, columns=["left", "right", "rule"])
