# misconception: In the month of the birthday the child is a year older.
# expects: u01-age 1/2

# task: u01-age
def age_on(dob, day):
    return day.year - dob.year - (day.month < dob.month)
