# misconception: .count() of a table is one number.
# expects: u00-since 1/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    here = table["hub"] == hub_name
    later = table["registration_date"] >= pd.Timestamp(first_day)
    return table[here & later].count()
