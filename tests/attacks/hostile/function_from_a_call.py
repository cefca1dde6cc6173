# attack: a function that gives a function, which gives a function
# base: solution
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
def count_babies(table):
    return count_babies
