# misconception: A month is complete on the day after.
# expects: u04-months 1/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    months = (day.year - dob.year) * 12 + day.month - dob.month
    return months - (1 if day.day <= dob.day else 0)
