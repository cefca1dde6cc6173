# misconception: Whatever is not in time is late, and a blank is not in time.
# expects: u06-window 2/3

# task: u06-window
def visit_word(dob, done):
    age = (pd.Timestamp(done) - dob).days if not pd.isna(done) else 99
    if age < 0:
        return "look"
    if age <= 14:
        return "in time"
    return "late" if age <= 30 else "after 30 days"
