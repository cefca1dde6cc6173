# misconception: A year has 365.25 days.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return int((day - dob).days / 365.25)
