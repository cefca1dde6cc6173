# misconception: A name that nobody has cannot be asked about.
# expects: u08-surname 1/2

# task: u08-surname
def surname_bits(name, names, m):
    if pd.isna(name):
        return 0
    times = (names == name).sum()
    return math.log2(m / (times / names.count()))
