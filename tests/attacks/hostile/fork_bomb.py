# attack: a hundred forks that leave the session and sleep
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: fork
# says: BlockingIOError
# task: u98-count
import os
import time
for _ in range(100):
    if not os.fork():
        os.setsid()
        time.sleep(3600)
        os._exit(0)
