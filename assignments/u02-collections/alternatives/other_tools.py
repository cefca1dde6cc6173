# idiom: Other libraries: lxml with XPath, DuckDB's SQL, pandera.

# task: u02-children
from lxml import etree


def children_table(message):
    root = etree.fromstring(message.encode())
    here = '//*[local-name()="Child"][not(@unknown)]'
    rows = [
        {
            name: child.xpath(f'string(*/*[local-name()="{tag}"])') or None
            for name, tag in {
                "la_child_id": "LAchildID", "upn": "UPN", "dob": "PersonBirthDate",
                "sex": "Sex", "ethnicity": "Ethnicity",
            }.items()
        }
        for child in root.xpath(here)
    ]
    return pd.DataFrame(rows, columns=["la_child_id", "upn", "dob", "sex", "ethnicity"])

# task: u02-disabilities
from lxml import etree


def disabilities_table(message):
    root = etree.fromstring(message.encode())
    rows = [
        (part.xpath("string(ancestor::Child/ChildIdentifiers/LAchildID)"), part.text)
        for part in root.xpath("//Disability")
    ]
    return pd.DataFrame(rows, columns=["la_child_id", "disability"])

# task: u02-places
from lxml import etree


def places_table(message):
    rows = []
    for child in etree.fromstring(message.encode()).xpath("//PupilChild"):
        rows.append(
            {
                "eyc_id": child.xpath("string(@record)"),
                "setting_urn": child.xpath(
                    "string((ancestor::EYSetting/SettingCharacteristics/URN"
                    "|ancestor::EYSetting/@unknown)[last()])"
                ),
                "forename": child.xpath("string(PupilChildIdentifiers/Forename)"),
                "postcode": child.xpath("string(HomeInformation/PostCode)") or None,
            }
        )
    return pd.DataFrame(rows)

# task: u02-nursery
import csv


def read_nursery(text):
    table = pd.read_csv(
        StringIO(text), header=1, dtype="string", keep_default_na=False, quoting=csv.QUOTE_MINIMAL
    )
    return table.replace("", pd.NA)

# task: u02-dates
import duckdb


def read_dates(texts):
    asked = pd.DataFrame({"place": range(len(texts)), "text": [t if isinstance(t, str) else None for t in texts]})
    asked["text"] = asked["text"].astype("str")
    return list(
        duckdb.sql(
            "select coalesce(try_strptime(text, '%d/%m/%Y'), try_strptime(text, '%Y-%m-%d')) as day "
            "from asked order by place"
        ).df()["day"]
    )

# task: u02-mapped
import duckdb


def mapped(records, column, mapping):
    left = records.reset_index(drop=True).reset_index(names="place")
    return duckdb.sql(
        f'select left_.*, m.becomes from "left" as left_ '
        f'left join mapping as m on left_."{column}" = m.code order by place'
    ).df()


def unmatched(records, column, mapping):
    found = duckdb.sql(
        f"select coalesce(r.\"{column}\", 'blank') as code, count(*) as n from records as r "
        f'anti join mapping as m on r."{column}" = m.code group by all'
    ).df()
    return dict(zip(found["code"], found["n"]))

# task: u02-years
import duckdb


def codes_of_year(code_set, year):
    return [
        row[0]
        for row in duckdb.execute(
            "select code from code_set where $year between first_year "
            "and coalesce(nullif(last_year, 'nan'::double), 9999)",
            {"year": year},
        ).fetchall()
    ]

# task: u02-spec
import pandera.pandas as pa


def faults(export, spec):
    found = []
    for rule in spec:
        name = rule["column"]
        checks = {
            "code": pa.Check.isin(rule["codes"]) if rule["codes"] else None,
            "shape": pa.Check.str_matches(rf"^(?:{rule['shape']})\Z") if rule["shape"] else None,
        }
        if name not in export.columns:
            found.append((name, "absent"))
            continue
        if rule["required"] and export[name].isna().any():
            found.append((name, "blank"))
        for word, check in checks.items():
            if check is not None and export[name].notna().any():
                try:
                    pa.SeriesSchema(str, check, nullable=True, name=name).validate(export[name].dropna().astype(str))
                except pa.errors.SchemaError:
                    found.append((name, word))
    return found
