# misconception: The last day of a form belongs to the next.
# expects: u06-form 0/2

# task: u06-form
def form_for(age_days, gestation_weeks, forms):
    if age_days < 730 and pd.notna(gestation_weeks) and gestation_weeks <= 36:
        age_days = age_days - 7 * (40 - gestation_weeks)
    for months, until in zip(forms["months"], forms["until_days"]):
        if age_days < until:
            return months
    return None
