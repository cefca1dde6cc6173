# attack: calls itself without end
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# says: RecursionError
# task: u98-count
def count_babies(table):
    return count_babies(table)
