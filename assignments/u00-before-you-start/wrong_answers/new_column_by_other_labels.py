# misconception: A new column is put beside the rows in their order.
# expects: u00-year 1/2

# task: u00-year
def with_year(table):
    years = pd.Series([day.year for day in table["dob"]])
    return table.assign(year=years)
