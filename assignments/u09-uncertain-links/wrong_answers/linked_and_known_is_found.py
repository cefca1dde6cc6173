# misconception: A pupil with a form and some link was found.
# expects: u09-groups 1/2

# task: u09-groups
def quality_by_group(rows):
    rows = rows.assign(found=rows["known"] & rows["linked"])
    sums = rows.groupby("group")[["known", "linked", "right", "found"]].sum()
    return pd.DataFrame({"precision": sums["right"] / sums["linked"], "recall": sums["found"] / sums["known"]})
