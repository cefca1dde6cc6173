# attack: an error with a text of 100 MB
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# says: ValueError
# task: u98-count
def count_babies(table):
    raise ValueError('x' * 10**8)
