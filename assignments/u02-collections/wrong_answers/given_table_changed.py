# misconception: A new column may be put into the table that was given.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    partner = dict(zip(mapping["code"], mapping["becomes"]))
    records["becomes"] = records[column].map(partner)
    return records


def unmatched(records, column, mapping):
    values = records[column].fillna("blank")
    return values[~values.isin(mapping["code"])].value_counts().to_dict()
