# misconception: Age is counted on the day of the file.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    two = register["dob"].map(lambda dob: age(dob, pd.Timestamp("2026-03-31"))) == 2
    gone = (register["date_moved_out"] <= day) | (register["death_date"] <= day)
    return int((two & ~gone & ~(register["date_moved_in"] > day)).sum())
