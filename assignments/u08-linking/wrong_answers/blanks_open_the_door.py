# misconception: Two blanks are a reason to look at a pair.
# expects: u08-block 1/2

# task: u08-block
def pairs(left, right, rules):
    found = set()
    for columns in rules:
        both = left.merge(right, on=columns, suffixes=("_left", "_right"))
        found.update(zip(both["id_left"], both["id_right"]))
    return found
