# idiom: Plain Python: loops, lists and `if`, one record at a time.

# task: u04-too-early
def visits_too_early(reviews):
    found = []
    for number, review, dob, done in zip(
        reviews["review_id"], reviews["review"], reviews["dob"], reviews["done_date"]
    ):
        if review == "NBV" and not pd.isna(dob) and not pd.isna(done) and done < dob:
            found.append(number)
    return found

# task: u04-months
def months_old(dob, day):
    if pd.isna(dob):
        return None
    months = 0
    year, month = dob.year, dob.month
    while True:
        month = month + 1
        if month == 13:
            year, month = year + 1, 1
        if (day.year, day.month, day.day) < (year, month, dob.day):
            return months
        months = months + 1

# task: u04-grade
def grade_plan(start, end):
    if pd.isna(start):
        return "no start"
    if pd.isna(end):
        return "fine"
    days = (end - start).days
    if days < 0:
        return "error"
    if days == 0:
        return "query"
    return "fine"

# task: u04-referral
def before_referral(assessments, details):
    asked = {}
    for referral, day in zip(details["referral_id"], details["cin_referral_date"]):
        asked[referral] = day
    found = []
    for number, referral, start in zip(
        assessments["assessment_id"],
        assessments["referral_id"],
        assessments["assessment_start_date"],
    ):
        if referral in asked and start < asked[referral]:
            found.append(number)
    return found

# task: u04-overclaim
def over_fifteen(rows):
    hours = {}
    for child, funded in zip(rows["child"], rows["funded_hours"]):
        if not pd.isna(child):
            hours[child] = hours.get(child, 0) + funded
    found = []
    for number, child in zip(rows["eyc_id"], rows["child"]):
        if not pd.isna(child) and hours[child] > 15:
            found.append(number)
    return found

# task: u04-twice
def twice_there(rows):
    times = {}
    for child, urn in zip(rows["child"], rows["setting_urn"]):
        times[(child, urn)] = times.get((child, urn), 0) + 1
    found = []
    for number, child, urn in zip(rows["eyc_id"], rows["child"], rows["setting_urn"]):
        if not pd.isna(child) and times[(child, urn)] > 1:
            found.append(number)
    return found

# task: u04-children
def children_hit(rows, hits):
    struck = {}
    hits = set(hits)
    for number, child, urn in zip(rows["eyc_id"], rows["child"], rows["setting_urn"]):
        if urn not in struck:
            struck[urn] = set()
        if number in hits:
            struck[urn].add(child)
    counts = {}
    for urn in struck:
        counts[urn] = len(struck[urn])
    return counts

# task: u04-chance
from math import comb


def chance(hit, children, rate):
    total = 0
    for n in range(hit, children + 1):
        total = total + comb(children, n) * rate**n * (1 - rate) ** (children - n)
    return total

# task: u04-measure
def precision_recall(flagged, log):
    wrong = []
    for number in log["record_id"]:
        if number not in wrong:
            wrong.append(number)
    asked = []
    for number in flagged:
        if number not in asked:
            asked.append(number)
    right = 0
    for number in asked:
        if number in wrong:
            right = right + 1
    precision, recall = None, None
    if len(asked) > 0:
        precision = right / len(asked)
    if len(wrong) > 0:
        recall = right / len(wrong)
    return [precision, recall]

# task: u04-rules
import re


def my_flags(census, settings):
    places = set(settings["setting_urn"])
    registered = set(settings["ofsted_urn"])
    found = []
    for row in census.to_dict("records"):
        born = row["dob"]
        hours = row["funded_hours"] + row["extended_hours"] + row["expanded_hours"]
        basis = False
        for kind in ("eco", "hsd", "laa"):
            if row["funding_basis_" + kind] == "Y":
                basis = True
        code = row["eligibility_code"]
        broken = False
        if row["setting_urn"] not in places or row["ofsted_urn"] not in registered:
            broken = True
        if born < pd.Timestamp("2021-01-16") or born > pd.Timestamp("2025-04-15"):
            broken = True
        if row["funded_hours"] > 15 or row["extended_hours"] > 15 or row["expanded_hours"] > 30:
            broken = True
        if row["extended_hours"] > 0 and born.year > 2022:
            broken = True
        if row["expanded_hours"] > 0 and born.year < 2023:
            broken = True
        if hours > row["hours_at_setting"]:
            broken = True
        if born.year == 2023 and row["funded_hours"] > 0 and not basis:
            broken = True
        if born.year != 2023 and basis:
            broken = True
        if not pd.isna(code) and not (len(code) == 11 and code.isdigit()):
            broken = True
        if (row["eypp_receipt"] == "Y") == pd.isna(row["eypp_basis"]):
            broken = True
        for box in ("ethnicity", "sex", "sen_provision", "postcode"):
            if pd.isna(row[box]):
                broken = True
        if not pd.isna(row["postcode"]) and not re.fullmatch(POSTCODE, row["postcode"]):
            broken = True
        if broken:
            found.append(row["eyc_id"])
    return found

# task: u04-five
def five_to_ring(table, rate):
    scores = []
    for urn, children, hit, harm in zip(
        table["setting_urn"], table["children"], table["hit"], table["harm"]
    ):
        if chance_of(hit, children, rate) < 0.01:
            scores.append((hit * harm, urn))
    scores.sort(reverse=True)
    first = []
    for score, urn in scores[:5]:
        first.append(urn)
    return first
