# misconception: An element comes once in each child.
# expects: u02-disabilities 1/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        code = child.findtext("Disabilities/Disability")
        if code is not None:
            rows.append({"la_child_id": child.findtext("ChildIdentifiers/LAchildID"), "disability": code})
    return pd.DataFrame(rows)
