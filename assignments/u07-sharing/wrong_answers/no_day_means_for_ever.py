# misconception: Where no day is said, keep it for ever.
# expects: u07-keep 2/3

# task: u07-keep
def delete_on(rule, received, dob):
    text = "" if pd.isna(rule) else rule
    if years := re.fullmatch(r"(\d+) years?", text):
        return received + pd.DateOffset(years=int(years.group(1)))
    if months := re.fullmatch(r"(\d+) months?", text):
        return received + pd.DateOffset(months=int(months.group(1)))
    if age := re.fullmatch(r"until the child is (\d+)", text):
        return dob + pd.DateOffset(years=int(age.group(1)))
    return pd.Timestamp("2200-01-01")
