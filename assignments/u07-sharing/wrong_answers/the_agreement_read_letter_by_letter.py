# misconception: A capital letter makes another field.
# expects: u07-beyond 0/2

# task: u07-beyond
def beyond(columns, agreed, means):
    allowed = set()
    if not pd.isna(agreed):
        for field in agreed.split(", "):
            allowed.update(means.get(field, []))
    return [column for column in columns if column not in allowed]
