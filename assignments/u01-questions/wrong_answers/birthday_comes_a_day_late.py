# misconception: A child is a year older on the day after the birthday.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return day.year - dob.year - ((day.month, day.day) <= (dob.month, dob.day))
