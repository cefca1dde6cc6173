# attack: ignores every signal and goes on for ever
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
for number in range(1, 64):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    time.sleep(1)
