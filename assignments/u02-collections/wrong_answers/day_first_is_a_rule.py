# misconception: The option dayfirst is a rule.
# expects: u02-dates 0/2

# task: u02-dates
def read_dates(texts):
    return pd.to_datetime(texts, format="mixed", dayfirst=True, errors="coerce")
