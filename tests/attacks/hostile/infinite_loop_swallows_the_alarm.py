# attack: a cell that never ends and swallows every interruption
# base: solution
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
