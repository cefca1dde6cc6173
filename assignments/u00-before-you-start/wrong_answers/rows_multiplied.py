# misconception: A merge with how="left" never adds a row.
# expects: u00-lookup 3/4

# task: u00-lookup
def with_team(forms, lookup):
    return forms.merge(lookup, on="hub", how="left")


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
