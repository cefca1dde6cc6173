# misconception: A code without a partner belongs to any other group.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    partner = dict(zip(mapping["code"], mapping["becomes"]))
    return records.assign(becomes=records[column].map(partner).fillna("OOTH"))


def unmatched(records, column, mapping):
    values = records[column].fillna("blank")
    return values[~values.isin(mapping["code"])].value_counts().to_dict()
