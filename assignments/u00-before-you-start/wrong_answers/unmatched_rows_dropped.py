# misconception: A merge keeps every row of the first table.
# expects: u00-lookup 3/4

# task: u00-lookup
def with_team(forms, lookup):
    return forms.merge(lookup.drop_duplicates(), on="hub")


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
