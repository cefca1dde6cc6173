# misconception: A date that lacks its day is the first of something.
# expects: u02-dates 1/2

# task: u02-dates
def read_dates(texts):
    british = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")
    return british.fillna(pd.to_datetime(texts, format="ISO8601", errors="coerce"))
