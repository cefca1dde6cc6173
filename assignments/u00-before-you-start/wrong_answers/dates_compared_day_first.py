# misconception: Dates written day first can be put in order as text.
# expects: u00-since 0/2

# task: u00-since
def forms_since(table, hub_name, first_day):
    written = table["registration_date"].dt.strftime("%d %B %Y")
    return len(table[(table["hub"] == hub_name) & (written >= first_day)])
