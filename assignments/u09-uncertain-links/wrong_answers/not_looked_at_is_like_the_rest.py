# misconception: What nobody looked at is like what somebody did.
# expects: u09-estimate 2/3

# task: u09-estimate
def estimate(checked, sizes):
    share = low = high = total = 0
    for band, size in sizes.items():
        answers = checked.loc[checked["band"] == band, "answer"]
        hits, n = (answers == "yes").sum(), len(answers)
        if n:
            ends = interval(hits, n)
            share, total = share + size * hits / n, total + size
            low, high = low + size * ends[0], high + size * ends[1]
    return {"share": share / total, "low": low / total, "high": high / total}
