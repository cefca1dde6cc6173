# misconception: There is always something flagged, and something wrong.
# expects: u04-measure 2/3

# task: u04-measure
def precision_recall(flagged, log):
    flagged, wrong = set(flagged), set(log["record_id"])
    both = len(flagged & wrong)
    precision = both / len(flagged)
    recall = both / len(wrong)
    return precision, recall
