# misconception: Name and date of birth name a child, so they name a row.
# expects: u01-key 2/3

# task: u01-key
def is_key(table, columns):
    names = table[columns]
    return not names.duplicated().any() and bool(names.notna().all().all())


keys = {
    "early_years_census_setting": ["setting_urn"],
    "births": ["forename", "surname", "dob"],
    "eyfsp": ["profile_id"],
}
