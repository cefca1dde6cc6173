# misconception: Dates can be compared as they are written.
# expects: u00-since 1/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    written = table["registration_date"].astype(str)
    return len(table[(table["hub"] == hub_name) & (written >= first_day)])
