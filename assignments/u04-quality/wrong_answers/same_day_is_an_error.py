# misconception: What is unusual is an error.
# expects: u04-grade 1/2

# task: u04-grade
def grade_plan(start, end):
    if pd.isna(start):
        return "no start"
    if pd.isna(end) or start < end:
        return "fine"
    return "error"
