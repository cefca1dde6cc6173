# misconception: The same row of both tables is the same form.
# expects: u05-log 1/2

# task: u05-log
def change_log(raw, clean, reasons):
    rows = []
    for column, reason in reasons.items():
        for reg_id, old, new in zip(raw["reg_id"], raw[column], clean[column]):
            if old != new and not (pd.isna(old) and pd.isna(new)):
                rows.append([reg_id, column, old, new, reason])
    return pd.DataFrame(rows, columns=["reg_id", "column", "before", "after", "reason"])
