# misconception: Lists taken from the whole file stay in step.
# expects: u02-disabilities 1/2

# task: u02-disabilities
def disabilities_table(message):
    root = ET.fromstring(message)
    codes = [part.text for part in root.iter("Disability")]
    numbers = [part.text for part in root.iter("LAchildID")]
    numbers = (numbers * len(codes))[: len(codes)]
    return pd.DataFrame({"la_child_id": numbers, "disability": codes})
