# idiom: DuckDB SQL

# task: u08-join
def rows_made(left, right, columns):
    import duckdb
    import pyarrow as pa

    base = duckdb.connect(config={"threads": 1})
    base.register("one", pa.Table.from_pandas(left))
    base.register("other", pa.Table.from_pandas(right))
    return base.sql(f"select count(*) from one join other using ({', '.join(columns)})").fetchall()[0][0]

# task: u08-exact
def exact_pairs(left, right, columns):
    import duckdb
    import pyarrow as pa

    base = duckdb.connect(config={"threads": 1})
    base.register("one", pa.Table.from_pandas(left))
    base.register("other", pa.Table.from_pandas(right))
    names = ", ".join(columns)
    sides = [f"(select {names}, min(id) as {side} from {table} group by {names} having count(*) = 1)"
             for table, side in (("one", "a"), ("other", "b"))]
    return base.sql(f"select a, b from {sides[0]} join {sides[1]} using ({names})").fetchall()

# task: u08-block
def pairs(left, right, rules):
    import duckdb
    import pyarrow as pa

    if not rules:
        return []
    base = duckdb.connect(config={"threads": 1})
    base.register("one", pa.Table.from_pandas(left))
    base.register("other", pa.Table.from_pandas(right))
    each = [f"select one.id as a, other.id as b from one join other using ({', '.join(rule)})" for rule in rules]
    return base.sql(" union ".join(each)).fetchall()

# task: u08-link
import duckdb

base = duckdb.connect(config={"threads": 1})
base.register("born", born)
base.register("pupils", pupils)
base.execute("create table found (left_id varchar, right_id varchar)")
for rule in ("forename, surname, dob", "forename, dob, postcode", "surname, dob, postcode, sex",
             "forename, surname, postcode", "surname, dob, sex"):
    base.execute(f"""
        insert into found
        select a.id, b.id
        from (select {rule}, min(id) as id from born where id not in (select left_id from found)
              group by {rule} having count(*) = 1) a
        join (select {rule}, min(id) as id from pupils where id not in (select right_id from found)
              group by {rule} having count(*) = 1) b using ({rule})
    """)
school_links = pd.DataFrame(base.sql("select * from found").fetchall(), columns=["left", "right"])
