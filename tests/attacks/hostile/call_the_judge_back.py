# attack: sends the judge a function inside its answer
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# task: u98-count
def count_babies(table):
    return {'call me': count_babies, 'and me': [print]}
