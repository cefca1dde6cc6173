# misconception: Whoever is on the list today was here then.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, day)) == 2
    gone = (register["date_moved_out"] <= day) | (register["death_date"] <= day)
    return int((two & ~gone).sum())
