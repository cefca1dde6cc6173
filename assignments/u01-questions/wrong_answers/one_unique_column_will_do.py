# misconception: If any of the columns is unique, or none needs to be, it is a key.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    if table[columns].isna().any().any():
        return False
    return any(table[name].is_unique for name in columns)


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["birth_id"],
    "eyfsp": ["profile_id"],
}
