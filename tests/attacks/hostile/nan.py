# attack: gives not-a-number, which compares with nothing
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# task: u98-count
def count_babies(table):
    return float('nan')
