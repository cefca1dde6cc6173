# misconception: A file without links makes no mistake, so it is perfect.
# expects: u09-quality 1/2

# task: u09-quality
def quality(right, wrong, missed):
    def share(part, whole):
        return part / whole if whole else 1.0

    return {
        "precision": share(right, right + wrong),
        "recall": share(right, right + missed),
        "f1": share(2 * right, 2 * right + wrong + missed),
    }
