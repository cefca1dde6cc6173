# misconception: An answer that was right once can be typed in.
# expects: u00-groups 2/3
# expects: u00-lookup 3/4

# task: u00-groups
def how_many(table, column):
    return table[column].fillna("not known").value_counts()


babies = {"HV Millrow": 1000, "HV Thornley": 500, "HV Dales": 490, "HV Coast": 410}

# task: u00-lookup
def with_team(forms, lookup):
    return forms.merge(lookup.drop_duplicates(), on="hub", how="left")


heard = {"HV Millrow": 310, "HV Thornley": 131, "HV Dales": 83, "HV Coast": 127}
