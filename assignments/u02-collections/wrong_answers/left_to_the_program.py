# misconception: The program knows how a date is meant.
# expects: u02-dates 0/2

# task: u02-dates
def read_dates(texts):
    return texts.map(lambda text: pd.to_datetime(text, errors="coerce"))
