# misconception: A name that many share is better evidence.
# expects: u08-surname 1/2

# task: u08-surname
def surname_bits(name, names, m):
    if pd.isna(name):
        return 0
    times = max((names == name).sum(), 1)
    return math.log2(m * (times / names.count()))
