# misconception: The new code may take the place of the old one.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    partner = dict(zip(mapping["code"], mapping["becomes"]))
    new = records[column].map(partner)
    return records.assign(**{column: new, "becomes": new})


def unmatched(records, column, mapping):
    values = records[column].fillna("blank")
    return values[~values.isin(mapping["code"])].value_counts().to_dict()
