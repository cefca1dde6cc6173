# misconception: p plus and minus 1.96 standard errors is good enough.
# expects: u09-wilson 0/2

# task: u09-wilson
def wilson(hits, n):
    if n == 0:
        return 0, 1
    p = hits / n
    half = 1.96 * math.sqrt(p * (1 - p) / n)
    return p - half, p + half
