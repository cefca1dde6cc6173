# misconception: A second name for a table is a second table.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    copy = table
    copy["year"] = copy["dob"].dt.year
    return copy
