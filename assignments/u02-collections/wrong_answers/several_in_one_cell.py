# misconception: One row a child, with all its disabilities in one cell, is tidy.
# expects: u02-disabilities 1/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        codes = [part.text for part in child.iter("Disability")]
        if codes:
            rows.append({"la_child_id": child.findtext("ChildIdentifiers/LAchildID"), "disability": "; ".join(codes)})
    return pd.DataFrame(rows)
