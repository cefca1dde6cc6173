# misconception: The more columns, the better the key.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    names = table[columns]
    return not names.duplicated().any() and bool(names.notna().all().all())


keys = {
    "early_years_census_setting": ["setting_urn", "census_date"],
    "births": ["birth_id", "dob"],
    "eyfsp": ["profile_id", "academic_year"],
}
