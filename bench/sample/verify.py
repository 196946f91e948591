"""Whether the tables of the sample agree: references, dates, sums."""

from collections import Counter, defaultdict
from datetime import date

from billing import AS_OF, SALE
from export import iso
from schema import DAY, TABLES

# Days that may come: plans, deadlines, terms.
FUTURE = {"tier-until", "touch-until", "basis-expires", "renewal", "end", "start", "expected",
          "promise-due", "due", "expires", "until"}
# Pairs of one row, the first not after the second.
ORDERED = {
    "clients": [("since", "ended")], "invoices": [("date", "due"), ("date", "paid")],
    "contacts": [("basis-date", "basis-expires"), ("basis-date", "basis-withdrawn")],
    "bases": [("date", "expires"), ("date", "withdrawn")],
    "contracts": [("start", "renewal"), ("start", "end"), ("cancelled", "end"),
                  ("start", "valid-from")],
    "interactions": [("date", "promise-due"), ("date", "promise-done")],
    "opportunities": [("stage-since", "expected"), ("stage-since", "closed")],
    "objectives": [("baseline-date", "actual-date"), ("baseline-date", "due")],
    "surveys": [("sent", "answered")], "tickets": [("opened", "closed")],
    "advocacy": [("asked", "given"), ("given", "approved"), ("approved", "expires")],
}


def faults(rows):
    """A sentence for every fault; nothing where all is well."""
    return [*references(rows), *dates(rows), *sums(rows), *contract_values(rows)]


def references(rows):
    clients = {row["id"] for row in rows["clients"]}
    people = defaultdict(dict)
    for row in rows["contacts"]:
        people[row["client"]][row["id"]] = row
    team = {row["name"] for row in rows["team"]}
    products = {row["id"] for row in rows["products"]}
    contracts = {(row["client"], row["id"]) for row in rows["contracts"]}
    objectives = {(row["client"], row["id"]) for row in rows["objectives"]}
    for name, table in TABLES.items():
        keys = Counter((row.get("client"), row["id"], str(row.get("valid-from")))
                       for row in rows[name] if "id" in row)
        yield from (f"{name}: {key} twice" for key, count in keys.items() if count > 1)
        for row in rows[name]:
            if "client" in row and row["client"] not in clients:
                yield f"{name}: no client {row['client']}"
            for field in ("from", "to", "reports-to", "contact", "state-by", "owner-theirs"):
                if name in ("handoffs", "history", "stages") or not row.get(field):
                    continue
                if row[field] not in people[row["client"]]:
                    yield f"{name} {row['id']}: no contact {row[field]} at {row['client']}"
            ours = [row.get(field) for field in ("owner", "executive", "owner-ours")]
            ours += row.get("covered-by", []) + row.get("ours", [])
            ours += [row.get("from"), row.get("to")] if name == "handoffs" else []
            yield from (f"{name} {row.get('id')}: nobody of ours is {member}"
                        for member in ours if member and member not in team)
    for name in ("contracts", "opportunities", "usage"):
        yield from (f"{name} {row['id']}: no product {row['product']}"
                    for row in rows[name] if row["product"] not in products)
    names = {row["name"] for row in rows["products"]}
    for row in rows["invoices"]:
        if row["product"] not in names:
            yield f"invoice {row['number']}: no product {row['product']}"
        if row["contract"] and (row["client"], row["contract"]) not in contracts:
            yield f"invoice {row['number']}: no contract {row['contract']}"
    for row in rows["milestones"]:
        if (row["client"], row["objective"]) not in objectives:
            yield f"milestone {row['id']}: no objective {row['objective']}"
    for row in rows["interactions"]:
        known = {person["name"]: person for person in people[row["client"]].values()}
        for name in row["theirs"]:
            left = known.get(name, {}).get("left")
            if name not in known or (left and iso(left) <= row["date"]):
                yield f"interaction {row['id']}: {name} is not at {row['client']} on {row['date']}"
    for row in rows["referrals"]:
        if row["referred"] not in clients:
            yield f"referral {row['id']}: no client {row['referred']}"


def dates(rows):
    since = {row["id"]: row["since"] for row in rows["clients"]}
    for name, table in TABLES.items():
        for row in rows[name]:
            label = f"{name} {row.get('id', row.get('number'))}"
            for field, _, kind in table.columns:
                value = row.get(field)
                if (kind == DAY and value and iso(value) > AS_OF and field not in FUTURE
                        and name != "holidays"):
                    yield f"{label}: {field} {value} has not come yet"
            for first, second in ORDERED.get(name, []):
                if row.get(first) and row.get(second) and iso(row[first]) > iso(row[second]):
                    yield f"{label}: {first} {row[first]} after {second} {row[second]}"
            begin = since.get(row.get("client"))
            if name in ("interactions", "surveys", "tickets", "usage") and begin:
                day = iso(row.get("date") or row.get("sent") or row.get("opened")
                          or row.get("period"))
                talk_before_sale = name == "interactions" and (begin - day).days < 60
                month_of_start = name == "usage" and (begin - day).days < 31
                if day < begin and not talk_before_sale and not month_of_start and (
                        begin > date(2024, 6, 3)):
                    yield f"{label}: {day} before the client came on {begin}"


def sums(rows):
    """Lines multiply, and payments add up to what their invoice says."""
    totals, paid, settled = Counter(), Counter(), {}
    for row in rows["invoices"]:
        if row["quantity"] * row["unit-price"] != row["amount"]:
            yield f"invoice {row['number']}: {row['amount']} is not quantity times price"
        if row["kind"] == SALE:
            totals[row["number"]] += row["amount"]
        settled[row["number"]] = row["paid"]
    for row in rows["payments"]:
        paid[row["invoice"]] += row["amount"]
    for number in sorted(totals.keys() | paid.keys()):
        expected = totals[number] if settled[number] else 0
        if paid[number] != expected and paid[number] >= totals[number]:
            yield f"invoice {number}: {paid[number]} paid of {totals[number]}"


def contract_values(rows):
    """Every line that names a contract bills what the contract is worth a month."""
    versions = defaultdict(list)
    for row in rows["contracts"]:
        versions[row["id"]].append((row["valid-from"] or row["start"], row))
    for row in rows["invoices"]:
        if not row["contract"] or row["kind"] != SALE:
            continue
        held = [v for start, v in versions[row["contract"]] if start <= row["date"]]
        if not held:
            yield f"invoice {row['number']}: {row['contract']} did not hold on {row['date']}"
        elif held[-1]["monthly-value"] != row["amount"] or held[-1]["currency"] != row["currency"]:
            yield f"invoice {row['number']}: {row['contract']} is worth {held[-1]['monthly-value']}"
        elif held[-1].get("end") and held[-1]["end"] < row["date"]:
            yield f"invoice {row['number']}: {row['contract']} ended on {held[-1]['end']}"
