# misconception: What cannot be seen has not changed.
# expects: u05-log 1/2

# task: u05-log
def change_log(raw, clean, reasons):
    after = clean.set_index("reg_id")
    rows = []
    for column, reason in reasons.items():
        for reg_id, old in zip(raw["reg_id"], raw[column]):
            new = after.loc[reg_id, column]
            if str(old).strip() != str(new).strip() and not (pd.isna(old) and pd.isna(new)):
                rows.append([reg_id, column, old, new, reason])
    return pd.DataFrame(rows, columns=["reg_id", "column", "before", "after", "reason"])
