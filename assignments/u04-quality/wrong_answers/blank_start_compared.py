# misconception: A missing start needs no word of its own.
# expects: u04-grade 1/2

# task: u04-grade
def grade_plan(start, end):
    if pd.isna(end) or pd.isna(start) or start < end:
        return "fine"
    return "query" if start == end else "error"
