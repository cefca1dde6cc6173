# attack: stops its own process, which neither ends nor goes on
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: signal
# task: u98-count
import os
import signal
os.kill(os.getpid(), signal.SIGSTOP)
def count_babies(table):
    return int(table["birth_id"].count())
