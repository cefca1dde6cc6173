# attack: sends SIGKILL to every process that it can name
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: kill
# task: u98-count
import os
import signal
for pid in [-1, *range(0, 400)]:
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
def count_babies(table):
    return int(table['birth_id'].count())
