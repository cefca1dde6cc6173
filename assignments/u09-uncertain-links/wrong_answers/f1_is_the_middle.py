# misconception: F1 is the mean of precision and recall.
# expects: u09-quality 1/2

# task: u09-quality
def quality(right, wrong, missed):
    def share(part, whole):
        return part / whole if whole else None

    p, r = share(right, right + wrong), share(right, right + missed)
    middle = None if p is None or r is None else (p + r) / 2
    return {"precision": p, "recall": r, "f1": 0 if middle is None and right + wrong + missed else middle}
