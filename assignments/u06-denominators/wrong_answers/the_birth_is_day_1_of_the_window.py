# misconception: The day of birth is the first of the fourteen days.
# expects: u06-window 1/3

# task: u06-window
def visit_word(dob, done):
    if pd.isna(done):
        return "not done"
    age = (done - dob).days + 1
    if age < 1:
        return "look"
    if age <= 14:
        return "in time"
    return "late" if age <= 30 else "after 30 days"
