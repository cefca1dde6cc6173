# attack: a thread that is alive at the end
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: threading
# task: u98-count
import threading
import time
threading.Thread(target=time.sleep, args=(3600,)).start()
def count_babies(table):
    return int(table['birth_id'].count())
