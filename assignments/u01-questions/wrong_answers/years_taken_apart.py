# misconception: Age is this year less the year of birth.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return day.year - dob.year
