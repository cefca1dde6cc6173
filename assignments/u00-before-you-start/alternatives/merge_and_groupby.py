# idiom: Whole columns: groupby, merge, map, query, loc.

# task: u00-sentence
def sentence(place, forms):
    return "{} has {} forms.".format(place, forms)

# task: u00-total
def total(answers):
    column = pd.Series(answers, dtype="object").dropna().astype(int)
    return column.sum()

# task: u00-summer
def summer(monthly):
    return pd.Series(monthly).iloc[5:8]

# task: u00-full
def how_full(table, column):
    return pd.Series(
        {
            "rows": table.shape[0],
            "filled": table[column].notna().sum(),
            "blank": table[column].isna().sum(),
        }
    )

# task: u00-since
def forms_since(table, hub_name, first_day):
    start = pd.to_datetime(first_day)
    return ((table["hub"] == hub_name) & (table["registration_date"] >= start)).sum()

# task: u00-year
def with_year(table):
    years = table["dob"].dt.year.rename("year")
    return pd.concat([table, years], axis=1)

# task: u00-busiest
def busiest(table):
    return table.set_index("hub")["forms"].sort_values(ascending=False).index

# task: u00-groups
def how_many(table, column):
    return table.groupby(table[column].fillna("not known")).size()


babies = births.loc[births["dob"].dt.year == 2025].groupby("hv_team").size()

# task: u00-lookup
def with_team(forms, lookup):
    one_each = lookup.drop_duplicates("hub").set_index("hub")["hv_team"]
    result = forms.copy()
    result["hv_team"] = forms["hub"].map(one_each)
    return result.sort_values("hv_team")


heard = with_team(hub[hub["dob"].dt.year == 2025], places).groupby("hv_team")["reg_id"].count()
