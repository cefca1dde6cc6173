# misconception: 0.54 is 54 per cent, so it does not matter which.
# expects: u01-take-up 1/2

# task: u01-take-up
def two(table, day=census_age_day):
    return table[table["dob"].map(lambda dob: age(dob, day)) == 2]


top = different_children(two(places))
below = different_children(two(living_here(births, census_age_day)))
take_up = {"with_a_place": top, "living_here": below, "percent": top / below}
