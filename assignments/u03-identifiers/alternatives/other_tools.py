# idiom: Other ways in: numpy, apply, pivot, one merge with an indicator, trying every digit.

# task: u03-mend
def mend(numbers, width):
    text = numbers.apply(lambda n: "" if pd.isna(n) else format(int(n), f"0{width}d"))
    return text.replace("", None)

# task: u03-nhs-check
import numpy as np


def nhs_check_digit(stem):
    total = np.dot([int(digit) for digit in stem], np.arange(10, 1, -1))
    check = -total % 11
    if check < 10:
        return check

# task: u03-nhs-usable
def is_usable(number):
    try:
        return bool(re.fullmatch(r"(?!([0-9])\1{9})[0-9]{10}", number)) and fits(number)
    except TypeError:
        return False

# task: u03-upn-letter
import numpy as np


def upn_letter(rest):
    row = "ABCDEFGHJKLMNPQRTUVWXYZ"
    value = np.array([row.find(c) if c in row else int(c) for c in rest])
    return list(row)[int(value @ np.arange(2, 14)) % len(row)]

# task: u03-coverage
def coverage(records, group):
    groups = records[group].fillna("not known")
    table = pd.crosstab(groups, records["usable"], normalize="index")
    return table[True]

# task: u03-conflicts
import numpy as np


def conflicts(forms, register):
    both = forms.dropna(subset=["nhs_number"]).merge(
        register, on="nhs_number", how="left", suffixes=("_form", "_register"), indicator=True
    )
    found = (both["_merge"] == "both") & (both["dob_form"] != both["dob_register"])
    return np.array(both["reg_id"][found])

# task: u03-confirmed
def confirmed_share(records, register):
    copy = records.copy()
    copy["nhs_number"] = copy["nhs_number"].str.split().str.join("")
    known = register.dropna(subset=["nhs_number"]).groupby(["nhs_number", "dob"]).size()
    keys = pd.MultiIndex.from_frame(copy[["nhs_number", "dob"]])
    return keys.isin(known.index).mean()


readiness = dict(
    hub_registrations=confirmed_share(hub, births), reception=confirmed_share(reception, births)
)
