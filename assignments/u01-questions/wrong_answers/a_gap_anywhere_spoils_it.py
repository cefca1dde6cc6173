# misconception: A table with a gap anywhere has no key.
# expects: u01-key 1/3

# task: u01-key
def is_key(table, columns):
    return bool(table.notna().all().all()) and not table[columns].duplicated().any()


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
