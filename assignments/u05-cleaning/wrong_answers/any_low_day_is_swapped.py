# misconception: A date whose day is 12 or less may be swapped, so it is flagged.
# expects: u05-flags 1/2

# task: u05-flags
def dob_flags(forms):
    words = []
    for dob, form, known in zip(forms["dob"], forms["registration_date"], forms["register_dob"]):
        turned = (known.month, known.day, known.year)
        if pd.isna(dob):
            words.append("missing")
        elif dob != known and dob.day <= 12 and dob.day != dob.month and (pd.isna(known) or (dob.day, dob.month, dob.year) == turned):
            words.append("swapped")
        elif dob > form:
            words.append("after the form")
        elif dob.day == 1 and dob.month == 1:
            words.append("1 January")
        else:
            words.append("fine")
    return words
