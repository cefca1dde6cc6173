# misconception: The text '2024' is the number 2024.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    return table.assign(year=table["dob"].dt.strftime("%Y"))
