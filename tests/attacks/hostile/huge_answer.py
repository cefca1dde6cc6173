# attack: gives a list of three million numbers
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# task: u98-count
def count_babies(table):
    return list(range(3_000_000))
