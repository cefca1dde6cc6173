# misconception: One word in a message means one thing.
# expects: u02-places 1/2

# task: u02-places
def places_table(message):
    rows = []
    for setting in ET.fromstring(message).iter("EYSetting"):
        urn = setting.findtext("SettingCharacteristics/URN") or setting.get("unknown")
        for child in setting.iter("PupilChild"):
            rows.append(
                {
                    "eyc_id": child.get("record"),
                    "setting_urn": urn,
                    "forename": child.findtext("PupilChildIdentifiers/Forename"),
                    "postcode": setting.findtext(".//PostCode"),
                }
            )
    return pd.DataFrame(rows, columns=["eyc_id", "setting_urn", "forename", "postcode"])
