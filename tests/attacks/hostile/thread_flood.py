# attack: threads without number
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
for _ in range(5000):
    try:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
    except RuntimeError:
        break
def count_babies(table):
    return int(table["birth_id"].count())
