# misconception: pandas finds out by itself how a date is written.
# expects: u05-days 0/2

# task: u05-days
def read_day(value):
    if isinstance(value, (int, float)):
        return pd.Timestamp("1899-12-30") + pd.to_timedelta(value, unit="D")
    return pd.to_datetime(value, errors="coerce")
