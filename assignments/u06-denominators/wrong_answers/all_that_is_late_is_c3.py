# misconception: Every visit after 14 days belongs to the second window.
# expects: u06-window 2/3

# task: u06-window
def visit_word(dob, done):
    if pd.isna(done):
        return "not done"
    age = (done - dob).days
    if age < 0:
        return "look"
    return "in time" if age <= 14 else "late"
