# misconception: A pair of which nobody is sure can be taken out.
# expects: u09-estimate 2/3

# task: u09-estimate
def estimate(checked, sizes):
    checked = checked[checked["answer"] != "not sure"]
    share = low = high = 0
    for band, size in sizes.items():
        answers = checked.loc[checked["band"] == band, "answer"]
        hits, n = (answers == "yes").sum(), len(answers)
        ends = interval(hits, n)
        share = share + size * hits / n if n else float("nan")
        low = low + size * ends[0]
        high = high + size * ends[1]
    total = sum(sizes.values())
    return {"share": share / total, "low": low / total, "high": high / total}
