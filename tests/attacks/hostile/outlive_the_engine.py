# attack: asks not to die with its parent
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: ctypes
# task: u98-count
import ctypes
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
def count_babies(table):
    return int(table['birth_id'].count())
