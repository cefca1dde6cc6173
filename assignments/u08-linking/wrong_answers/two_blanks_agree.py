# misconception: Two blanks agree.
# expects: u08-exact 1/2

# task: u08-exact
def exact_pairs(left, right, columns):
    one = left[~left.duplicated(columns, keep=False)]
    other = right[~right.duplicated(columns, keep=False)]
    both = one.merge(other, on=columns, suffixes=("_left", "_right"))
    return list(zip(both["id_left"], both["id_right"]))
