# misconception: Whoever moved in by the day is here on the day.
# expects: u01-here 2/3

# task: u01-here
def two_year_olds(register, day):
    count = 0
    for _, child in register.iterrows():
        if age(child["dob"], day) != 2:
            continue
        if pd.notna(child["date_moved_in"]):
            here = child["date_moved_in"] <= day
        elif pd.notna(child["date_moved_out"]):
            here = child["date_moved_out"] > day
        elif pd.notna(child["death_date"]):
            here = child["death_date"] > day
        else:
            here = True
        if here:
            count += 1
    return count
