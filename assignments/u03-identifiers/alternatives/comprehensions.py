# idiom: List and dictionary comprehensions, sets, and `next`.

# task: u03-mend
def mend(numbers, width):
    return [float("nan") if pd.isna(n) else str(int(n)).rjust(width, "0") for n in numbers]

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = sum((10 - i) * int(stem[i]) for i in range(9))
    return next((digit for digit in range(10) if (total + digit) % 11 == 0), None)

# task: u03-nhs-usable
def is_usable(number):
    return (
        isinstance(number, str)
        and len(number) == 10
        and all(character in "0123456789" for character in number)
        and fits(number)
        and number not in {digit * 10 for digit in "0123456789"}
    )

# task: u03-upn-letter
def upn_letter(rest):
    value = {c: v for v, c in enumerate("ABCDEFGHJKLMNPQRTUVWXYZ")}
    value |= {str(v): v for v in range(10)}
    total = sum(place * value[c] for place, c in zip(range(2, 14), rest))
    return next(c for c, v in value.items() if v == total % 23)

# task: u03-upn-sort
def sort_upn(upn, letter):
    rules = {
        "missing": lambda: pd.isna(upn),
        "wrong shape": lambda: re.match(r"[A-Z]\d{11}[A-Z\d]\Z", upn) is None,
        "wrong letter": lambda: not upn.startswith(letter),
        "temporary": lambda: not upn[-1:].isdigit(),
        "fine": lambda: True,
    }
    return next(word for word, rule in rules.items() if rule())

# task: u03-coverage
def coverage(records, group):
    names = ["not known" if pd.isna(name) else name for name in records[group]]
    usable = list(records["usable"])
    return {
        one: sum(u for name, u in zip(names, usable) if name == one) / names.count(one)
        for one in set(names)
    }

# task: u03-conflicts
def conflicts(forms, register):
    right = dict(zip(register["nhs_number"], register["dob"]))
    return {
        row.reg_id
        for row in forms.itertuples()
        if isinstance(row.nhs_number, str)
        and row.nhs_number in right
        and right[row.nhs_number] != row.dob
    }

# task: u03-confirmed
def confirmed_share(records, register):
    known = {
        (number, str(dob))
        for number, dob in zip(register["nhs_number"], register["dob"])
        if isinstance(number, str)
    }
    return sum(
        isinstance(number, str) and (number.replace(" ", ""), str(dob)) in known
        for number, dob in zip(records["nhs_number"], records["dob"])
    ) / len(records)


readiness = {
    name: confirmed_share(table, births)
    for name, table in {"hub_registrations": hub, "reception": reception}.items()
}
