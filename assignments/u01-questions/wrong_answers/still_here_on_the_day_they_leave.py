# misconception: The day itself belongs to neither side.
# expects: u01-here 1/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, day)) == 2
    gone = (register["date_moved_out"] < day) | (register["death_date"] < day)
    return int((two & ~gone & ~(register["date_moved_in"] >= day)).sum())
