# misconception: A date that does not fit was written the other way round.
# expects: u02-dates 1/2

# task: u02-dates
def read_dates(texts):
    days = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")
    for style in ("%Y-%m-%d", "%m/%d/%Y"):
        days = days.fillna(pd.to_datetime(texts, format=style, errors="coerce"))
    return days
