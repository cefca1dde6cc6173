# misconception: One date says it all: where there is a date of moving out, nobody looks for a death.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, day)) == 2
    left = register["date_moved_out"].fillna(register["death_date"])
    return int((two & ~(left <= day) & ~(register["date_moved_in"] > day)).sum())
