# misconception: A row with a gap may be left out.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    known = table[table["dob"].notna()]
    return known.assign(year=known["dob"].dt.year)
