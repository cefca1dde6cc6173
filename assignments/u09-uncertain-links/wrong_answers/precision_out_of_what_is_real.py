# misconception: Precision and recall are the same two words for one thing.
# expects: u09-quality 0/2

# task: u09-quality
def quality(right, wrong, missed):
    def share(part, whole):
        return part / whole if whole else None

    return {
        "precision": share(right, right + missed),
        "recall": share(right, right + wrong),
        "f1": share(2 * right, 2 * right + wrong + missed),
    }
