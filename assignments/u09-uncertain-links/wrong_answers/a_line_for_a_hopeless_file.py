# misconception: There is always a line: the highest score.
# expects: u09-threshold 1/2

# task: u09-threshold
def threshold(scores, same, wanted):
    for line in sorted(scores):
        above = [yes for score, yes in zip(scores, same) if score >= line]
        if sum(above) / len(above) >= wanted:
            return line
    return max(scores, default=1.0)
