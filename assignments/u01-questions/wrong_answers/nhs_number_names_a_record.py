# misconception: Every child has one NHS number, so it is the key of any table about children.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    names = table[columns]
    return not names.duplicated().any() and bool(names.notna().all().all())


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["nhs_number"],
    "eyfsp": ["profile_id"],
}
