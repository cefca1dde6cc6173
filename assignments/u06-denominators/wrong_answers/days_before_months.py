# misconception: Whether days or months are counted first makes no difference.
# expects: u06-day 1/2

# task: u06-day
def on_day(dob, months=0, days=0):
    return dob + pd.DateOffset(days=days) + pd.DateOffset(months=months)
