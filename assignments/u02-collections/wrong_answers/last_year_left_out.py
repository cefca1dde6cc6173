# misconception: A code is over in its last year.
# expects: u02-years 0/1

# task: u02-years
def codes_of_year(code_set, year):
    begun = code_set["first_year"] <= year
    still = code_set["last_year"].isna() | (code_set["last_year"] > year)
    return set(code_set.loc[begun & still, "code"])
