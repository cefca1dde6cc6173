# misconception: Every source goes through the mapping.
# expects: u02-one-table 1/2

# task: u02-one-table
def one_table(nursery, census, nhs, sex_codes, ethnic_codes):
    parts = [
        nursery.assign(source="nursery", ethnicity_recorded=nursery["ethnicity"]),
        census.assign(source="census", ethnicity_recorded=census["ethnicity"]),
        nhs.assign(
            source="nhs",
            ethnicity_recorded=nhs["ethnicity"],
            sex=nhs["sex"].map(sex_codes),
            ethnicity=nhs["ethnicity"].map(ethnic_codes),
        ),
    ]
    columns = ["source", "record_id", "forename", "surname", "dob"]
    columns += ["sex", "ethnicity", "ethnicity_recorded"]
    whole = pd.concat([part[columns] for part in parts], ignore_index=True)
    whole["ethnicity"] = whole["ethnicity_recorded"].map(ethnic_codes)
    return whole
