# misconception: A join keeps every record.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    return records.merge(mapping, left_on=column, right_on="code")


def unmatched(records, column, mapping):
    values = records[column].fillna("blank")
    return values[~values.isin(mapping["code"])].value_counts().to_dict()
