# attack: one step of arithmetic that takes for ever and hears no alarm
# base: solution
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
nine = 9
def count_babies(table):
    return nine**nine**nine
