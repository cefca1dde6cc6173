# misconception: The range is out of the linked children only.
# expects: u09-range 1/2

# task: u09-range
def gld_range(children):
    results = children["gld"].dropna()
    yes, known, inside = int(results.sum()), len(results), int(children["linked"].sum())
    return {
        "linked": yes / known if known else None,
        "low": yes / inside if inside else None,
        "high": (yes + inside - known) / inside if inside else None,
    }
