# misconception: The list of codes that was shown is the only one.
# expects: u02-years 0/1

# task: u02-years
def codes_of_year(code_set, year):
    valid = set(code_set.loc[code_set["first_year"] <= year, "code"])
    if year > 2019:
        valid.discard("OLD1")
    if year > 2024:
        valid.discard("OLD2")
    return valid
