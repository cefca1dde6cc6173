# misconception: Every supplier nests elements in the same way.
# expects: u02-disabilities 1/2

# task: u02-disabilities
def disabilities_table(message):
    rows = []
    for child in ET.fromstring(message).iter("Child"):
        for box in child.findall("Disabilities"):
            if box.find("Disability") is not None:
                rows.append({"la_child_id": child.findtext("ChildIdentifiers/LAchildID"), "disability": box.findtext("Disability")})
    return pd.DataFrame(rows)
