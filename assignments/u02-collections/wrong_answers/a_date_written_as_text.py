# misconception: What looks like a date is a date.
# expects: u02-dates 1/2

# task: u02-dates
def read_dates(texts):
    british = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")
    from_iso = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
    return british.fillna(from_iso).dt.strftime("%Y-%m-%d")
