# misconception: It does no harm to add a column to the table that was given.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    register["two"] = register["dob"].map(lambda dob: age(dob, day)) == 2
    gone = (register["date_moved_out"] <= day) | (register["death_date"] <= day)
    return int((register["two"] & ~gone & ~(register["date_moved_in"] > day)).sum())
