# misconception: One interval for all pairs looked at is enough.
# expects: u09-estimate 2/3

# task: u09-estimate
def estimate(checked, sizes):
    share, total = 0, sum(sizes.values())
    for band, size in sizes.items():
        answers = checked.loc[checked["band"] == band, "answer"]
        if len(answers) == 0:
            low = sum(s * interval((checked["band"] == b).sum(), (checked["band"] == b).sum())[0] for b, s in sizes.items())
            high = sum(s * interval((checked["band"] == b).sum(), (checked["band"] == b).sum())[1] for b, s in sizes.items())
            return {"share": None, "low": low / total, "high": high / total}
        share = share + size * (answers == "yes").mean()
    low, high = interval(round(share / total * len(checked)), len(checked))
    return {"share": share / total, "low": low, "high": high}
