# misconception: A record whose code has no partner cannot stand in the table.
# expects: u02-one-table 0/2

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
    return pd.concat([part[columns] for part in parts], ignore_index=True).dropna(subset=["ethnicity"])
