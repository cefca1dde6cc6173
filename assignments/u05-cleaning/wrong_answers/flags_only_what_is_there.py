# misconception: A form without a date of birth has nothing to flag.
# expects: u05-flags 0/2

# task: u05-flags
def dob_flags(forms):
    words = []
    for dob, form, known in zip(forms["dob"], forms["registration_date"], forms["register_dob"]):
        if pd.isna(dob):
            continue
        elif dob != known and (dob.day, dob.month, dob.year) == (known.month, known.day, known.year):
            words.append("swapped")
        elif dob > form:
            words.append("after the form")
        elif dob.day == 1 and dob.month == 1:
            words.append("1 January")
        else:
            words.append("fine")
    return words
