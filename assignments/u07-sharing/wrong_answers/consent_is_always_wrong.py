# misconception: An authority may never ask for consent.
# expects: u07-faults 3/4

# task: u07-faults
def faults(flow):
    if flow["status"] != "Active":
        return []
    consent, people = "consent" in flow["basis_art6"], flow["identifiable"] == "Y"
    rules = {
        "consent": consent,
        "no law": not consent and pd.isna(flow["statute"]),
        "no condition": flow["special_category"] == "Y" and pd.isna(flow["condition_art9"]),
        "no assessment": people and flow["routine"] == "Y" and pd.isna(flow["dpia_ref"]),
        "no notice": people and pd.isna(flow["privacy_notice_url"]),
    }
    return [name for name, broken in rules.items() if broken]
