# misconception: Rows that came twice can be found by hub after the join.
# expects: u00-lookup 2/4

# task: u00-lookup
def with_team(forms, lookup):
    return forms.merge(lookup, on="hub", how="left").drop_duplicates("hub")


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
