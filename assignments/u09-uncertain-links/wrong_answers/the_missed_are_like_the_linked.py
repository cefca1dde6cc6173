# misconception: Unlinked children are a random sample, so they change nothing.
# expects: u09-range 1/2

# task: u09-range
def gld_range(children):
    results = children["gld"].dropna()
    share = int(results.sum()) / len(results) if len(results) else None
    return {"linked": share, "low": share, "high": share}
