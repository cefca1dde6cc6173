# misconception: A key of two columns needs each of them to be unique.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    return all(table[name].is_unique and table[name].notna().all() for name in columns)


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
