# attack: closes every descriptor that it has
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
import os
os.closerange(0, 4096)
def count_babies(table):
    return int(table["birth_id"].count())
