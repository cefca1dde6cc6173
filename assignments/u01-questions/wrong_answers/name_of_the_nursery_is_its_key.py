# misconception: A nursery is known by its name.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    names = table[columns]
    return not names.duplicated().any() and bool(names.notna().all().all())


keys = {
    "early_years_census_setting": ["name"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
