# misconception: A blank beside a name speaks against it.
# expects: u09-dice 0/1

# task: u09-dice
def dice(one, other):
    if not one and not other:
        return None
    return 2 * len(one & other) / (len(one) + len(other))
