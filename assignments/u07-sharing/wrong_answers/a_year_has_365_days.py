# misconception: A year is 365 days and a month is 30.
# expects: u07-keep 2/3

# task: u07-keep
def delete_on(rule, received, dob):
    text = "" if pd.isna(rule) else rule
    if years := re.fullmatch(r"(\d+) years?", text):
        return received + pd.Timedelta(days=365 * int(years.group(1)))
    if months := re.fullmatch(r"(\d+) months?", text):
        return received + pd.Timedelta(days=30 * int(months.group(1)))
    if age := re.fullmatch(r"until the child is (\d+)", text):
        return dob + pd.Timedelta(days=365 * int(age.group(1)))
    return None
