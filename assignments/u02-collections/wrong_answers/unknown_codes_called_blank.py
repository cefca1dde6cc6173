# misconception: A code that nobody knows is a blank.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    partner = dict(zip(mapping["code"], mapping["becomes"]))
    return records.assign(becomes=records[column].map(partner))


def unmatched(records, column, mapping):
    return {"blank": int((~records[column].isin(mapping["code"])).sum())}
