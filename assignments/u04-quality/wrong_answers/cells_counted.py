# misconception: A record with three wrong cells counts three times.
# expects: u04-measure 2/3

# task: u04-measure
def precision_recall(flagged, log):
    flagged, wrong = set(flagged), set(log["record_id"])
    both = len(flagged & wrong)
    precision = both / len(flagged) if flagged else None
    recall = both / len(log) if len(log) else None
    return precision, recall
