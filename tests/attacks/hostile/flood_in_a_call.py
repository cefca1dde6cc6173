# attack: prints 100 MB inside a call
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
def count_babies(table):
    for _ in range(100):
        print('x' * 2**20)
    return int(table['birth_id'].count())
