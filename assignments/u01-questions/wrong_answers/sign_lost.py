# misconception: A change is a change, up or down.
# expects: u01-points 0/1

# task: u01-points
def points(before, after):
    return abs(100 * after[0] / after[1] - 100 * before[0] / before[1])
