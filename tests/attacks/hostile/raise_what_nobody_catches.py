# attack: a function that raises what no `except Exception` catches
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
class Odd(BaseException):
    pass
def count_babies(table):
    raise (KeyboardInterrupt, SystemExit(0), GeneratorExit, Odd)[len(table) % 4]
