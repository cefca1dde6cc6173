# attack: gives a generator that never ends
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# says: list(...)
# task: u98-count
def for_ever():
    while True:
        yield 0
def count_babies(table):
    return for_ever()
