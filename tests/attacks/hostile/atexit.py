# attack: leaves code to run at the end
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: atexit
# task: u98-count
import atexit
import time
atexit.register(time.sleep, 3600)
class Late:
    def __del__(self):
        time.sleep(3600)
late = Late()
def count_babies(table):
    return int(table['birth_id'].count())
