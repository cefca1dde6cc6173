# misconception: A pair is looked at when all rules hold.
# expects: u08-block 0/2

# task: u08-block
def pairs(left, right, rules):
    found = None
    for columns in rules:
        both = left.dropna(subset=columns).merge(right, on=columns, suffixes=("_left", "_right"))
        these = set(zip(both["id_left"], both["id_right"]))
        found = these if found is None else found & these
    return found or set()
