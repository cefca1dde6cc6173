# attack: an error whose text cannot be had
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# says: Odd
# task: u98-count
class Odd(Exception):
    def __str__(self):
        raise SystemExit
def count_babies(table):
    raise Odd
