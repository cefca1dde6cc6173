# misconception: Two missing values are not equal, so something changed.
# expects: u05-log 1/2

# task: u05-log
def change_log(raw, clean, reasons):
    rows = []
    after = clean.set_index("reg_id")
    for column, reason in reasons.items():
        for reg_id, old in zip(raw["reg_id"], raw[column]):
            new = after.loc[reg_id, column]
            if old != new:
                rows.append([reg_id, column, old, new, reason])
    return pd.DataFrame(rows, columns=["reg_id", "column", "before", "after", "reason"])
