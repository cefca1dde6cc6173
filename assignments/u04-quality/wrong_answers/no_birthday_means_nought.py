# misconception: A child without a date of birth is nought months old.
# expects: u04-months 1/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return 0
    months = (day.year - dob.year) * 12 + day.month - dob.month
    return months - (1 if day.day < dob.day else 0)
