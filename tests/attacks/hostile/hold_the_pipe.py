# attack: a fork that keeps the pipe open while the process ends
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: fork
# task: u98-count
import os
import time
if not os.fork():
    time.sleep(3600)
os._exit(0)
