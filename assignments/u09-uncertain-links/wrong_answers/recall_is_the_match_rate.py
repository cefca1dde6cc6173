# misconception: The share that was linked is the share that was found.
# expects: u09-quality 0/2

# task: u09-quality
def quality(right, wrong, missed):
    def share(part, whole):
        return part / whole if whole else None

    return {
        "precision": share(right, right + wrong),
        "recall": share(right + wrong, right + wrong + missed),
        "f1": share(2 * right, 2 * right + wrong + missed),
    }
