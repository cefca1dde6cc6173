# misconception: Year and month are enough to say how old a child is.
# expects: u04-months 0/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    return (day.year - dob.year) * 12 + day.month - dob.month
