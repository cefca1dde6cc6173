# misconception: If the swap is that clear, put it right.
# expects: u05-flags 1/2

# task: u05-flags
def dob_flags(forms):
    words = []
    for place, dob, form, known in zip(forms.index, forms["dob"], forms["registration_date"], forms["register_dob"]):
        if pd.isna(dob):
            words.append("missing")
        elif dob != known and (dob.day, dob.month, dob.year) == (known.month, known.day, known.year):
            words.append("swapped")
            forms.loc[place, "dob"] = known
        elif dob > form:
            words.append("after the form")
        elif dob.day == 1 and dob.month == 1:
            words.append("1 January")
        else:
            words.append("fine")
    return words
