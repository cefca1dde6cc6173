# misconception: Two blanks agree perfectly.
# expects: u09-dice 0/1

# task: u09-dice
def dice(one, other):
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))
