# misconception: assign changes the table, so what it gives back need not be kept.
# expects: u00-year 0/2

# task: u00-year
def with_year(table):
    table.assign(year=table["dob"].dt.year)
    return table
