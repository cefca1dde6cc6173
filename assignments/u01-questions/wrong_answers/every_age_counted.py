# misconception: Below the line stands everybody in the register.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    gone = (register["date_moved_out"] <= day) | (register["death_date"] <= day)
    return int((~gone & ~(register["date_moved_in"] > day)).sum())
