# misconception: Precision is out of every record that anybody mentions.
# expects: u04-measure 1/3

# task: u04-measure
def precision_recall(flagged, log):
    flagged, wrong = set(flagged), set(log["record_id"])
    both = len(flagged & wrong)
    precision = both / len(flagged | wrong) if flagged else None
    recall = both / len(wrong) if wrong else None
    return precision, recall
