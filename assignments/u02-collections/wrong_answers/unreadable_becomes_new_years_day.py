# misconception: A date that is not known may be set to the first of January.
# expects: u02-dates 1/2

# task: u02-dates
def read_dates(texts):
    days = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")
    days = days.fillna(pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce"))
    return days.fillna(pd.Timestamp("2023-01-01"))
