# misconception: A gap is best filled with 0.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    return table.assign(year=table["dob"].dt.year.fillna(0))
