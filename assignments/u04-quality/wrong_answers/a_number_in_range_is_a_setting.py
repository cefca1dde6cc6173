# misconception: A number between 500000 and 799999 is the number of a setting.
# expects: u04-rules 3/4

# task: u04-rules
def my_flags(census, settings):
    born, code = census["dob"], census["eligibility_code"]
    two = born.between("2023-01-01", "2023-12-31")
    older = born < "2023-01-01"
    bases = census[["funding_basis_eco", "funding_basis_hsd", "funding_basis_laa"]]
    basis = (bases == "Y").any(axis="columns")
    hours = census[["funded_hours", "extended_hours", "expanded_hours"]]
    asked = census[["ethnicity", "sex", "sen_provision"]]
    broken = (
        ~census["setting_urn"].astype(int).between(500000, 799999)
        | ~census["ofsted_urn"].isin(settings["ofsted_urn"])
        | ~born.between("2021-01-16", "2025-04-15")
        | (hours > [15, 15, 30]).any(axis="columns")
        | ((census["extended_hours"] > 0) & ~older)
        | ((census["expanded_hours"] > 0) & older)
        | (hours.sum(axis="columns") > census["hours_at_setting"])
        | (two & (census["funded_hours"] > 0) & ~basis)
        | (basis & ~two)
        | (code.notna() & ~code.str.fullmatch("[0-9]{11}"))
        | ((census["eypp_receipt"] == "Y") != census["eypp_basis"].notna())
        | asked.isna().any(axis="columns")
        | ~census["postcode"].str.fullmatch(POSTCODE)
    )
    return list(census.loc[broken, "eyc_id"])
