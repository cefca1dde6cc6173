# misconception: A number that fits no setting may be left out.
# expects: u02-places 1/2

# task: u02-places
def places_table(message):
    rows = []
    for setting in ET.fromstring(message).iter("EYSetting"):
        urn = setting.findtext("SettingCharacteristics/URN")
        for child in setting.iter("PupilChild"):
            rows.append(
                {
                    "eyc_id": child.get("record"),
                    "setting_urn": urn,
                    "forename": child.findtext("PupilChildIdentifiers/Forename"),
                    "postcode": child.findtext("HomeInformation/PostCode") or None,
                }
            )
    return pd.DataFrame(rows, columns=["eyc_id", "setting_urn", "forename", "postcode"])
