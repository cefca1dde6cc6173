# misconception: A function may write into the table that it was given.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    table["year"] = table["dob"].dt.year
    return table
