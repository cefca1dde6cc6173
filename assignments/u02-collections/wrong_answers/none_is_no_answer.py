# misconception: NONE says nothing, so it needs no row.
# expects: u02-disabilities 0/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        for part in child.iter("Disability"):
            if part.text != "NONE":
                rows.append({"la_child_id": child.findtext("ChildIdentifiers/LAchildID"), "disability": part.text})
    return pd.DataFrame(rows)
