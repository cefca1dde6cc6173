# misconception: A plan without an end fails the rule about its end.
# expects: u04-grade 1/2

# task: u04-grade
def grade_plan(start, end):
    if pd.isna(start):
        return "no start"
    if start == end:
        return "query"
    if pd.isna(end) or not end > start:
        return "error"
    return "fine"
