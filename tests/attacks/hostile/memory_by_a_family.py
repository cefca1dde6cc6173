# attack: forks that each take a share of memory below the limit
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: fork
# says: more memory
# task: u98-count
import os
import time
for _ in range(14):
    if not os.fork():
        share = bytearray(120 * 2**20)
        for at in range(0, len(share), 4096):
            share[at] = 1
        time.sleep(60)
        os._exit(0)
time.sleep(60)
