# attack: raises the judge's own words
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# says: stopped with AssertionError
# task: u98-count
def count_babies(table):
    raise AssertionError('passed')
