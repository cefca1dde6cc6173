# misconception: A join gives one row for each value that both tables have.
# expects: u08-join 0/2

# task: u08-join
def rows_made(left, right, columns):
    known = left.dropna(subset=columns).drop_duplicates(columns)
    other = right.dropna(subset=columns).drop_duplicates(columns)
    return len(known.merge(other, on=columns))
