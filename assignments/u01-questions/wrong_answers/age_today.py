# misconception: Age is age today.
# expects: u01-age 0/2

# task: u01-age
def age_on(dob, day):
    day = pd.Timestamp("2026-11-24")
    return day.year - dob.year - ((day.month, day.day) < (dob.month, dob.day))
