# misconception: The log says which forms were changed.
# expects: u05-log 1/2

# task: u05-log
def change_log(raw, clean, reasons):
    rows = {}
    after = clean.set_index("reg_id")
    for column, reason in reasons.items():
        for reg_id, old in zip(raw["reg_id"], raw[column]):
            new = after.loc[reg_id, column]
            if old != new and not (pd.isna(old) and pd.isna(new)):
                rows[reg_id] = [reg_id, column, old, new, reason]
    return pd.DataFrame(rows.values(), columns=["reg_id", "column", "before", "after", "reason"])
