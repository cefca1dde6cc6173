# misconception: The share of the sample is the share of the file.
# expects: u09-estimate 2/3

# task: u09-estimate
def estimate(checked, sizes):
    hits, low, high = (checked["answer"] == "yes"), 0, 0
    for band, size in sizes.items():
        mine = hits[checked["band"] == band]
        ends = interval(mine.sum(), len(mine))
        low, high = low + size * ends[0], high + size * ends[1]
    total = sum(sizes.values())
    missing = set(sizes) - set(checked["band"])
    return {"share": None if missing else hits.mean(), "low": low / total, "high": high / total}
