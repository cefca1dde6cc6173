# misconception: The form is the one whose months are nearest.
# expects: u06-form 0/2

# task: u06-form
def form_for(age_days, gestation_weeks, forms):
    if age_days < 730 and pd.notna(gestation_weeks) and gestation_weeks <= 36:
        age_days = age_days - 7 * (40 - gestation_weeks)
    months = list(forms["months"])
    return min(months, key=lambda month: abs(month * 30.4 - age_days))
