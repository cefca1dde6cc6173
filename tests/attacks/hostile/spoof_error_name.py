# attack: an error type named after the engine's own
# base: blank
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# task: u98-count
class TimeUp(Exception):
    pass
def count_babies(table):
    raise TimeUp
