# misconception: The year of the form is the year of birth.
# expects: u00-lookup 3/4

# task: u00-lookup
def with_team(forms, lookup):
    return forms.merge(lookup.drop_duplicates(), on="hub", how="left")


heard = with_team(hub[hub["registration_date"].dt.year == 2025], places)["hv_team"].value_counts()
