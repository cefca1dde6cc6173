# idiom: Plain Python: loops, lists and dictionaries, one child at a time.

# task: u06-day
import calendar


def on_day(dob, months=0, days=0):
    if pd.isna(dob):
        return None
    year, month = divmod(dob.year * 12 + dob.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return pd.Timestamp(year, month + 1, min(dob.day, last)) + pd.Timedelta(days=days)

# task: u06-standing
def standings(children, first, last):
    words = []
    for row in children.to_dict("records"):
        word = "counted"
        if not pd.isna(row["moved_in"]) and row["moved_in"] > row["deadline"]:
            word = "moved in late"
        if not pd.isna(row["moved_out"]) and row["moved_out"] <= last:
            word = "moved out"
        if not pd.isna(row["died"]) and row["died"] <= last:
            word = "died"
        if row["reached"] > last:
            word = "not yet due"
        if row["reached"] < first:
            word = "earlier quarter"
        words.append(word)
    return words

# task: u06-window
def visit_word(dob, done):
    if done is None or done is pd.NaT:
        return "not done"
    if done < dob:
        return "look"
    if done <= dob + pd.Timedelta(days=14):
        return "in time"
    if done <= dob + pd.Timedelta(days=30):
        return "late"
    return "after 30 days"

# task: u06-share
def c2(due, visits):
    in_time = 0
    for child, deadline in zip(due["child"], due["deadline"]):
        days = [d for c, d in zip(visits["child"], visits["done"]) if c == child and not pd.isna(d)]
        if days and min(days) <= deadline:
            in_time = in_time + 1
    if len(due) == 0:
        return {"in_time": 0, "out_of": 0, "share": float("nan")}
    return {"in_time": in_time, "out_of": len(due), "share": in_time / len(due)}

# task: u06-three
def three(due):
    all_of_them = seen = in_time = known = yes = 0
    for deadline, done, result in zip(due["deadline"], due["done"], due["all_five"]):
        all_of_them += 1
        if not pd.isna(done):
            seen += 1
            if done <= deadline:
                in_time += 1
        if not pd.isna(result):
            known += 1
            if result:
                yes += 1
    return {
        "coverage": seen / all_of_them if all_of_them else None,
        "timely": in_time / all_of_them if all_of_them else None,
        "outcome": yes / known if known else None,
    }

# task: u06-form
def form_for(age_days, gestation_weeks, forms):
    weeks = 40 if pd.isna(gestation_weeks) else gestation_weeks
    if weeks < 37:
        if age_days < 2 * 365:
            age_days = age_days - (40 - weeks) * 7
    for row in forms.to_dict("records"):
        if not age_days > row["until_days"]:
            return int(row["months"])

# task: u06-five
def all_five(reviews, cut_offs):
    answers = []
    for row in reviews.to_dict("records"):
        answer = True
        for domain in DOMAINS:
            score = row[domain]
            if pd.isna(score) or score < 0 or score > 60:
                answer = None
            elif answer is not None and row["asq_form"] in list(cut_offs.index):
                if score < cut_offs.loc[row["asq_form"], domain]:
                    answer = False
        if row["asq_form"] not in list(cut_offs.index):
            answer = None
        answers.append(answer)
    return answers

# task: u06-recount
def recount(children, rule):
    in_time = 0
    out_of = 0
    for standing, dob, done in zip(children["standing"], children["dob"], children["done"]):
        take = standing == "counted"
        if rule == "movers in" and standing == "moved in late":
            take = True
        if rule == "leavers" and standing in ("died", "moved out"):
            take = True
        if rule == "not yet due" and standing == "not yet due":
            take = True
        if rule == "reviewed only" and pd.isna(done):
            take = False
        if rule == "visit month":
            take = not pd.isna(done) and FIRST <= done <= LAST
        days = 14
        if rule == "day one":
            days = 13
        if rule == "thirty days":
            days = 30
        if take:
            out_of += 1
            if not pd.isna(done) and (done - dob).days <= days:
                in_time += 1
    return [in_time, out_of]

# task: u06-return
for rule in RULES:
    if list(recount(children, rule)) == list(returned):
        fault = rule
right = recount(children, "contract")
apart = returned[0] / returned[1] * 100 - right[0] / right[1] * 100

# task: u06-catch-up
def catch_up(children, today):
    names = []
    for row in children.to_dict("records"):
        if not pd.isna(row["done"]) or row["standing"] == "not yet due":
            continue
        if not pd.isna(row["moved_out"]) and row["moved_out"] <= today:
            continue
        if not pd.isna(row["died"]) and row["died"] <= today:
            continue
        names.append(row["child"])
    return names
