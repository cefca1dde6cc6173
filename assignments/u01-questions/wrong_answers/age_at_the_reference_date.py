# misconception: Two-year-olds are those who are two now.
# expects: u01-take-up 1/2

# task: u01-take-up
def two(table, day=pd.Timestamp("2026-03-31")):
    return table[table["dob"].map(lambda dob: age(dob, day)) == 2]


top = different_children(two(places))
below = different_children(two(living_here(births, census_age_day)))
take_up = {"with_a_place": top, "living_here": below, "percent": 100 * top / below}
