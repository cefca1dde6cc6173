# misconception: A pair that two rules give is looked at twice.
# expects: u08-block 1/2

# task: u08-block
def pairs(left, right, rules):
    found = []
    for columns in rules:
        both = left.dropna(subset=columns).merge(right, on=columns, suffixes=("_left", "_right"))
        found += list(zip(both["id_left"], both["id_right"]))
    return found
