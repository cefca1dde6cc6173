# misconception: A blank is equal to a blank, so they join.
# expects: u08-join 1/2

# task: u08-join
def rows_made(left, right, columns):
    return len(left.merge(right, on=columns))
