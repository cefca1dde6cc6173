# misconception: The day in the month says whether the birthday has come.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return day.year - dob.year - (day.month < dob.month or day.day < dob.day)
