# misconception: A row that differs anywhere is told apart.
# expects: u01-key 1/3

# task: u01-key
def is_key(table, columns):
    return not table.duplicated().any()


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
