# misconception: A blank is None, and nothing else.
# expects: u07-faults 3/4

# task: u07-faults
def faults(flow):
    if flow["status"] != "Active":
        return []
    consent, people = "consent" in flow["basis_art6"], flow["identifiable"] == "Y"
    rules = {
        "consent": consent and flow["statute"] is not None,
        "no law": not consent and flow["statute"] is None,
        "no condition": flow["special_category"] == "Y" and flow["condition_art9"] is None,
        "no assessment": people and flow["routine"] == "Y" and flow["dpia_ref"] is None,
        "no notice": people and flow["privacy_notice_url"] is None,
    }
    return [name for name, broken in rules.items() if broken]
