# misconception: A gap is a value like any other.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    return not table[columns].duplicated().any()


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
