# misconception: A field was agreed if its name turns up somewhere in the text.
# expects: u07-beyond 1/2

# task: u07-beyond
def beyond(columns, agreed, means):
    allowed = []
    text = "" if pd.isna(agreed) else agreed.casefold()
    for field in means:
        if field in text:
            allowed += means[field]
    return [column for column in columns if column not in allowed]
