# attack: a function that never answers
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing timed_out
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
def count_babies(table):
    while len(table):
        pass
    return 0
