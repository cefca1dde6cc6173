# misconception: Up to 14 days includes everything below.
# expects: u06-window 2/3

# task: u06-window
def visit_word(dob, done):
    if pd.isna(done):
        return "not done"
    age = (done - dob).days
    if age <= 14:
        return "in time"
    return "late" if age <= 30 else "after 30 days"
