# misconception: If the day cannot come first, the month does.
# expects: u05-days 1/2

# task: u05-days
def read_day(value):
    if pd.isna(value):
        return None
    if isinstance(value, (int, float)):
        return pd.Timestamp("1899-12-30") + pd.Timedelta(days=value)
    if not isinstance(value, str):
        return pd.Timestamp(value)
    for form in ("%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%m.%d.%Y", "%m/%d/%Y"):
        day = pd.to_datetime(value, format=form, errors="coerce")
        if pd.notna(day):
            return day
    return None
