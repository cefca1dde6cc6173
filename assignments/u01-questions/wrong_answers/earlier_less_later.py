# misconception: The change is the first less the second.
# expects: u01-points 0/1

# task: u01-points
def points(before, after):
    return 100 * before[0] / before[1] - 100 * after[0] / after[1]
