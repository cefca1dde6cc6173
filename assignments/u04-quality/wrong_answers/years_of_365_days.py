# misconception: A year has 365 days, and a twelfth of that is a month.
# expects: u04-months 0/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    return int((day - dob).days / 365 * 12)
