# misconception: Pairs of which nobody is sure count in the share, and the interval is for the others.
# expects: u09-estimate 2/3

# task: u09-estimate
def estimate(checked, sizes):
    share = low = high = 0
    for band, size in sizes.items():
        answers = checked.loc[checked["band"] == band, "answer"]
        hits, n = (answers == "yes").sum(), len(answers)
        ends = interval(hits, (answers != "not sure").sum())
        share = share + size * hits / n if n else float("nan")
        low = low + size * ends[0]
        high = high + size * ends[1]
    total = sum(sizes.values())
    return {"share": share / total, "low": low / total, "high": high / total}
