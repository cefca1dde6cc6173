# misconception: Whoever agrees is linked, however many there are.
# expects: u08-exact 1/2

# task: u08-exact
def exact_pairs(left, right, columns):
    both = left.dropna(subset=columns).merge(right, on=columns, suffixes=("_left", "_right"))
    return list(zip(both["id_left"], both["id_right"]))
