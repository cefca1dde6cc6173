# misconception: A code without a last year is not valid.
# expects: u02-years 0/1

# task: u02-years
def codes_of_year(code_set, year):
    begun = code_set["first_year"] <= year
    still = code_set["last_year"] >= year
    return set(code_set.loc[begun & still, "code"])
