# misconception: A month has 30 days.
# expects: u06-day 1/2

# task: u06-day
def on_day(dob, months=0, days=0):
    return dob + pd.Timedelta(days=30 * months + days)
