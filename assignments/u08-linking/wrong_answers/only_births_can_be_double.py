# misconception: Doubles matter in one of the tables only.
# expects: u08-exact 1/2

# task: u08-exact
def exact_pairs(left, right, columns):
    one = left.dropna(subset=columns)
    one = one[~one.duplicated(columns, keep=False)]
    both = one.merge(right, on=columns, suffixes=("_left", "_right"))
    return list(zip(both["id_left"], both["id_right"]))
