# misconception: The rows below the first belong to it, as everybody can see.
# expects: u02-disabilities 1/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        number = child.findtext("ChildIdentifiers/LAchildID")
        for part in child.iter("Disability"):
            rows.append({"la_child_id": number, "disability": part.text})
            number = None
    return pd.DataFrame(rows)
