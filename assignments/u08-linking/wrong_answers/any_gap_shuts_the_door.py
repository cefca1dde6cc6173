# misconception: A record with a gap anywhere cannot be compared.
# expects: u08-block 0/2

# task: u08-block
def pairs(left, right, rules):
    found = set()
    for columns in rules:
        both = left.dropna().merge(right.dropna(), on=columns, suffixes=("_left", "_right"))
        found.update(zip(both["id_left"], both["id_right"]))
    return found
