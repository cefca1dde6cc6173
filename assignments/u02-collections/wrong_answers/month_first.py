# misconception: Dates are written month first.
# expects: u02-dates 0/2

# task: u02-dates
def read_dates(texts):
    american = pd.to_datetime(texts, format="%m/%d/%Y", errors="coerce")
    return american.fillna(pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce"))
