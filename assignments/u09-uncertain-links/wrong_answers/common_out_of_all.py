# misconception: Dice is what both have, out of what either has.
# expects: u09-dice 0/1

# task: u09-dice
def dice(one, other):
    if not one or not other:
        return None
    return len(one & other) / len(one | other)
