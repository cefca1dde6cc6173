# misconception: If all pairs looked at were right, all are.
# expects: u09-wilson 1/2

# task: u09-wilson
def wilson(hits, n):
    if n == 0:
        return 0, 1
    if hits in (0, n):
        return hits / n, hits / n
    p, z = hits / n, 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return middle - half, middle + half
