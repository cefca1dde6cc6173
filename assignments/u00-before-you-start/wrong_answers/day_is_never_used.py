# misconception: The example's day is the only day.
# expects: u00-since 1/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    here = table["hub"] == hub_name
    later = table["registration_date"] >= pd.Timestamp("1 January 1990")
    return len(table[here & later])
