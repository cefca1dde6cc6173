# attack: objects that never finish being thrown away
# base: solution
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: __del__
# task: u98-count
class Clings:
    def __del__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
def count_babies(table):
    Clings()
    return 0
