# misconception: A visit on the day of birth must be a mistake.
# expects: u06-window 2/3

# task: u06-window
def visit_word(dob, done):
    if pd.isna(done):
        return "not done"
    age = (done - dob).days
    if age <= 0:
        return "look"
    if age <= 14:
        return "in time"
    return "late" if age <= 30 else "after 30 days"
