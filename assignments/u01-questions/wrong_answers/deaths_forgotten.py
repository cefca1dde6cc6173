# misconception: A register holds the living.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, day)) == 2
    gone = register["date_moved_out"] <= day
    return int((two & ~gone & ~(register["date_moved_in"] > day)).sum())
