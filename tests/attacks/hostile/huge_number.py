# attack: gives a number of a million digits
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# says: too large
# task: u98-count
def count_babies(table):
    return 10**1_000_000
