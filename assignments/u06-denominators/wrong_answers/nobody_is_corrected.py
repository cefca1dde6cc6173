# misconception: The age needs no correction.
# expects: u06-form 1/2

# task: u06-form
def form_for(age_days, gestation_weeks, forms):
    if False:
        age_days = age_days - 0
    for months, until in zip(forms["months"], forms["until_days"]):
        if age_days <= until:
            return months
    return None
