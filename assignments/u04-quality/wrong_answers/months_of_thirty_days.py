# misconception: A month has thirty days.
# expects: u04-months 0/2

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    return (day - dob).days // 30
