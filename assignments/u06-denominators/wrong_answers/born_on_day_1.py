# misconception: The day of birth is day 1.
# expects: u06-day 0/2

# task: u06-day
def on_day(dob, months=0, days=0):
    return dob + pd.DateOffset(months=months, days=days - 1)
