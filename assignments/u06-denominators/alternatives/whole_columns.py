# idiom: pandas on whole columns: masks, merges and Series as results.

# task: u06-standing
def standings(children, first, last):
    words = pd.Series("counted", index=children.index, dtype="object")
    words[children["moved_in"] > children["deadline"]] = "moved in late"
    words[children["moved_out"] <= last] = "moved out"
    words[children["died"] <= last] = "died"
    words[children["reached"] > last] = "not yet due"
    words[children["reached"] < first] = "earlier quarter"
    return words

# task: u06-window
def visit_word(dob, done):
    age = (pd.Series([done], dtype="datetime64[us]") - dob).dt.days
    if age.isna().all():
        return "not done"
    edges = [-100_000, -1, 14, 30, 100_000]
    return str(pd.cut(age, edges, labels=["look", "in time", "late", "after 30 days"]).iloc[0])

# task: u06-share
def c2(due, visits):
    both = due.merge(visits, on="child", how="left")
    both = both.sort_values("done").drop_duplicates("child")
    answer = pd.Series(
        {"in_time": (both["done"] <= both["deadline"]).sum(), "out_of": len(both)}
    )
    return {**answer.to_dict(), "share": (both["done"] <= both["deadline"]).mean()}

# task: u06-three
def three(due):
    known = due[due["all_five"].notna()]
    return pd.Series({
        "coverage": 1 - due["done"].isna().mean(),
        "timely": due["done"].le(due["deadline"]).mean(),
        "outcome": known["all_five"].astype("float").mean(),
    })

# task: u06-form
def form_for(age_days, gestation_weeks, forms):
    lacking = 0
    if age_days < 730 and not pd.isna(gestation_weeks):
        lacking = 40 - gestation_weeks if gestation_weeks < 37 else 0
    usable = forms.loc[forms["until_days"] >= age_days - 7 * lacking, "months"]
    return usable.iloc[0] if len(usable) else float("nan")

# task: u06-five
def all_five(reviews, cut_offs):
    scores = reviews[DOMAINS].astype("float").reset_index(drop=True)
    own = cut_offs[DOMAINS].reindex(reviews["asq_form"]).reset_index(drop=True)
    known = scores.apply(lambda column: column.between(0, 60)).all(axis=1) & own.notna().all(axis=1)
    reached = (scores >= own).all(axis=1).astype("boolean")
    return reached.mask(~known)

# task: u06-recount
def recount(children, rule):
    age = (children["done"] - children["dob"]).dt.days
    counted = children["standing"] == "counted"
    chosen = {
        "movers in": counted | (children["standing"] == "moved in late"),
        "leavers": counted | children["standing"].isin(["died", "moved out"]),
        "not yet due": counted | (children["standing"] == "not yet due"),
        "reviewed only": counted & age.notna(),
        "visit month": (children["done"] >= FIRST) & (children["done"] <= LAST),
    }.get(rule, counted)
    young = age <= (13 if rule == "day one" else 30 if rule == "thirty days" else 14)
    return (young & chosen).sum(), chosen.sum()

# task: u06-return
pairs = pd.DataFrame({rule: list(recount(children, rule)) for rule in RULES}, index=["in", "of"]).T
fault = pairs.index[(pairs["in"] == returned[0]) & (pairs["of"] == returned[1])][0]
right = pairs.loc["contract"].tolist()
apart = (returned[0] / returned[1] - pairs.at["contract", "in"] / pairs.at["contract", "of"]) * 100

# task: u06-catch-up
def catch_up(children, today):
    gone = children[["moved_out", "died"]].min(axis=1) <= today
    waiting = children[~gone & children["done"].isna()]
    return waiting.query("standing != 'not yet due'")["child"]
