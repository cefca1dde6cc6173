# misconception: A missing name is a name that nobody else has.
# expects: u08-surname 1/2

# task: u08-surname
def surname_bits(name, names, m):
    times = max((names == name).sum(), 1)
    return math.log2(m / (times / names.count()))
