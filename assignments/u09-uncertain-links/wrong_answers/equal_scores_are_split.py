# misconception: Of two pairs with one score, one may be in and one out.
# expects: u09-threshold 1/2

# task: u09-threshold
def threshold(scores, same, wanted):
    ordered = sorted(zip(scores, same), reverse=True)
    good, line = 0, None
    for place, (score, yes) in enumerate(ordered, start=1):
        good = good + yes
        if good / place >= wanted:
            line = score
    return line
