# misconception: | and & are the same: rows for which both hold.
# expects: u00-since 0/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    here = table["hub"] == hub_name
    later = table["registration_date"] >= pd.Timestamp(first_day)
    return len(table[here | later])
