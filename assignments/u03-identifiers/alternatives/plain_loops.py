# idiom: Plain Python: loops, lists and `if`, one record at a time.

# task: u03-mend
def mend(numbers, width):
    result = []
    for number in numbers:
        if pd.isna(number):
            result.append(None)
        else:
            text = str(int(number))
            while len(text) < width:
                text = "0" + text
            result.append(text)
    return result

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = 0
    weight = 10
    for digit in stem:
        total = total + int(digit) * weight
        weight = weight - 1
    check = 11 - total % 11
    if check == 11:
        return 0
    if check == 10:
        return None
    return check

# task: u03-nhs-usable
def is_usable(number):
    if number is None or number != number:
        return False
    if len(number) != 10:
        return False
    for character in number:
        if character not in "0123456789":
            return False
    if not fits(number):
        return False
    for character in number:
        if character != number[0]:
            return True
    return False

# task: u03-upn-letter
def upn_letter(rest):
    row = "ABCDEFGHJKLMNPQRTUVWXYZ"
    total = 0
    for i in range(12):
        if rest[i] in row:
            total = total + (i + 2) * row.index(rest[i])
        else:
            total = total + (i + 2) * int(rest[i])
    return row[total % 23]

# task: u03-upn-sort
def sort_upn(upn, letter):
    if upn is None or upn != upn:
        return "missing"
    capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    digits = "0123456789"
    if len(upn) != 13 or upn[0] not in capitals:
        return "wrong shape"
    for character in upn[1:12]:
        if character not in digits:
            return "wrong shape"
    if upn[12] not in capitals + digits:
        return "wrong shape"
    if upn[0] != letter:
        return "wrong letter"
    if upn[12] in capitals:
        return "temporary"
    return "fine"

# task: u03-coverage
def coverage(records, group):
    all_records = {}
    usable = {}
    for name, good in zip(records[group], records["usable"]):
        if pd.isna(name):
            name = "not known"
        all_records[name] = all_records.get(name, 0) + 1
        usable[name] = usable.get(name, 0) + bool(good)
    shares = {}
    for name in all_records:
        shares[name] = round(usable[name] / all_records[name], 3)
    return shares

# task: u03-conflicts
def conflicts(forms, register):
    birthday = {}
    for number, dob in zip(register["nhs_number"], register["dob"]):
        if not pd.isna(number):
            birthday[number] = dob
    found = []
    for reg_id, number, dob in zip(forms["reg_id"], forms["nhs_number"], forms["dob"]):
        if not pd.isna(number) and number in birthday and birthday[number] != dob:
            found.append(reg_id)
    return found

# task: u03-confirmed
def confirmed_share(records, register):
    pairs = set()
    for number, dob in zip(register["nhs_number"], register["dob"]):
        if not pd.isna(number):
            pairs.add((number, dob))
    confirmed = 0
    for number, dob in zip(records["nhs_number"], records["dob"]):
        if not pd.isna(number) and (number.replace(" ", ""), dob) in pairs:
            confirmed = confirmed + 1
    return confirmed / len(records)


readiness = {}
readiness["hub_registrations"] = confirmed_share(hub, births)
readiness["reception"] = confirmed_share(reception, births)
