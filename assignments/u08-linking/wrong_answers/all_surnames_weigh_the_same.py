# misconception: A surname is a surname: all weigh the same.
# expects: u08-surname 1/2

# task: u08-surname
def surname_bits(name, names, m):
    if pd.isna(name):
        return 0
    times = names.count() / names.nunique()
    return math.log2(m / (times / names.count()))
