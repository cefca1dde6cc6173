# misconception: A blank is no news.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    partner = dict(zip(mapping["code"], mapping["becomes"]))
    return records.assign(becomes=records[column].map(partner))


def unmatched(records, column, mapping):
    values = records[column].dropna()
    return values[~values.isin(mapping["code"])].value_counts().to_dict()
