# misconception: It does not matter which table stands on the left.
# expects: u00-lookup 3/4

# task: u00-lookup
def with_team(forms, lookup):
    return lookup.drop_duplicates().merge(forms, on="hub", how="left")


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
