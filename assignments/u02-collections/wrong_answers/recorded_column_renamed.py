# misconception: A column may be renamed to make a join easy.
# expects: u02-mapped 1/2

# task: u02-mapped
def mapped(records, column, mapping):
    return records.rename(columns={column: "code"}).merge(mapping, on="code", how="left")


def unmatched(records, column, mapping):
    values = records[column].fillna("blank")
    return values[~values.isin(mapping["code"])].value_counts()
