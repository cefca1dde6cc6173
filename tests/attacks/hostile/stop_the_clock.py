# attack: replaces the clock and the timer, then goes on for ever
# base: solution
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: signal
# task: u98-count
import signal
import time
signal.setitimer = lambda *_: (0, 0)
time.monotonic = lambda: 0.0
signal.signal(signal.SIGALRM, signal.SIG_IGN)
while True:
    pass
