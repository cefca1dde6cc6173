# misconception: The highest score is the safest line.
# expects: u09-threshold 0/2

# task: u09-threshold
def threshold(scores, same, wanted):
    for line in sorted(scores, reverse=True):
        above = [yes for score, yes in zip(scores, same) if score >= line]
        if sum(above) / len(above) >= wanted:
            return line
    return None
