# misconception: A year has 365 days.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return (day - dob).days // 365
