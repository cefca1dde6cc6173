# misconception: Every rule looks at everybody.
# expects: u08-cascade 0/2

# task: u08-cascade
def cascade(left, right, rules):
    found = []
    for number, columns in enumerate(rules, 1):
        both = left.merge(right, on=columns, suffixes=("_left", "_right"))
        found += [(a, b, number) for a, b in zip(both["id_left"], both["id_right"])]
    return pd.DataFrame(found, columns=["left", "right", "rule"])
