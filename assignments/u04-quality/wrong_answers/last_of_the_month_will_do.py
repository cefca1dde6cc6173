# misconception: A child of the 31st, or of a leap day, is older by a month on the last of a shorter month.
# expects: u04-months 1/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    months = 0
    while dob + pd.DateOffset(months=months + 1) <= day:
        months = months + 1
    return months
