# misconception: A comparison with a blank date leaves the child where she is.
# expects: u01-here 0/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, day)) == 2
    here = (register["date_moved_out"] > day) & (register["death_date"] > day)
    return int((two & here & ~(register["date_moved_in"] > day)).sum())
