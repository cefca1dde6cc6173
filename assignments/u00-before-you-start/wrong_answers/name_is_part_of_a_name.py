# misconception: A name that is part of another name is that name.
# expects: u00-since 1/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    here = table["hub"].str.contains(hub_name)
    later = table["registration_date"] >= pd.Timestamp(first_day)
    return len(table[here & later])
