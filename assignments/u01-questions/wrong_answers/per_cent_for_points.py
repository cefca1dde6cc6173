# misconception: From 30 to 40 per cent is a third more.
# expects: u01-points 0/1

# task: u01-points
def points(before, after):
    first, second = before[0] / before[1], after[0] / after[1]
    return 100 * (second - first) / first
