# misconception: A child without an element has no disability.
# expects: u02-disabilities 0/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        for code in [part.text for part in child.iter("Disability")] or ["NONE"]:
            rows.append({"la_child_id": child.findtext("ChildIdentifiers/LAchildID"), "disability": code})
    return pd.DataFrame(rows)
