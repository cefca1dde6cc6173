# misconception: Of two rows that agree, the first is kept.
# expects: u08-exact 1/2

# task: u08-exact
def exact_pairs(left, right, columns):
    one = left.dropna(subset=columns).drop_duplicates(columns)
    other = right.dropna(subset=columns).drop_duplicates(columns)
    both = one.merge(other, on=columns, suffixes=("_left", "_right"))
    return list(zip(both["id_left"], both["id_right"]))
