# misconception: A date that is not known can be put as 1 January.
# expects: u05-days 1/2

# task: u05-days
def read_day(value):
    if pd.isna(value):
        return pd.Timestamp("2021-01-01")
    if isinstance(value, (int, float)):
        return pd.Timestamp("1899-12-30") + pd.Timedelta(days=value)
    if not isinstance(value, str):
        return pd.Timestamp(value)
    for form in ("%d.%m.%Y", "%d/%m/%Y", "%d %b %Y"):
        day = pd.to_datetime(value, format=form, errors="coerce")
        if pd.notna(day):
            return day
    return pd.Timestamp("2021-01-01")
