# misconception: Published counts need an assessment and a notice like any list of names.
# expects: u07-faults 3/4

# task: u07-faults
def faults(flow):
    if flow["status"] != "Active":
        return []
    consent = "consent" in flow["basis_art6"]
    rules = {
        "consent": consent and not pd.isna(flow["statute"]),
        "no law": not consent and pd.isna(flow["statute"]),
        "no condition": flow["special_category"] == "Y" and pd.isna(flow["condition_art9"]),
        "no assessment": flow["routine"] == "Y" and pd.isna(flow["dpia_ref"]),
        "no notice": pd.isna(flow["privacy_notice_url"]),
    }
    return [name for name, broken in rules.items() if broken]
