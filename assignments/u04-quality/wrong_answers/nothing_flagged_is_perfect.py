# misconception: Rules that flag nothing make no mistake.
# expects: u04-measure 2/3

# task: u04-measure
def precision_recall(flagged, log):
    flagged, wrong = set(flagged), set(log["record_id"])
    both = len(flagged & wrong)
    precision = both / len(flagged) if flagged else 1.0
    recall = both / len(wrong) if wrong else None
    return precision, recall
