# attack: prints 200 MB
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
for _ in range(200):
    print('x' * 2**20)
def count_babies(table):
    return int(table['birth_id'].count())
