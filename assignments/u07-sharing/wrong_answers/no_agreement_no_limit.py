# misconception: Where there is no agreement, nothing is forbidden.
# expects: u07-beyond 1/2

# task: u07-beyond
def beyond(columns, agreed, means):
    if pd.isna(agreed):
        return []
    allowed = set()
    for field in agreed.split(","):
        allowed.update(means.get(field.strip().casefold(), []))
    return [column for column in columns if column not in allowed]
