# misconception: Where nobody looked, nothing is right.
# expects: u09-wilson 1/2

# task: u09-wilson
def wilson(hits, n):
    if n == 0:
        return 0, 0
    p, z = hits / n, 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return middle - half, middle + half
