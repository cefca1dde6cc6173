# misconception: A record that two rules flag counts twice.
# expects: u04-measure 2/3

# task: u04-measure
def precision_recall(flagged, log):
    wrong = set(log["record_id"])
    both = len(set(flagged) & wrong)
    precision = both / len(flagged) if len(flagged) else None
    recall = both / len(wrong) if wrong else None
    return precision, recall
