# misconception: To be safe, compare everybody with everybody.
# expects: u08-block 0/2

# task: u08-block
def pairs(left, right, rules):
    return [(a, b) for a in left["id"] for b in right["id"]]
