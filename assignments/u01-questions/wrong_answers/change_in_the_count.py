# misconception: The change is in the number of children.
# expects: u01-points 0/1

# task: u01-points
def points(before, after):
    return 100 * (after[0] - before[0]) / before[1]
