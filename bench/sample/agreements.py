"""Contracts and their versions, invoices that name them, and payments."""

from datetime import date, timedelta

from billing import AS_OF, LAST_MONTH, SALE, Service, Terms, adjusted, day_of, first_of, month
from catalogue import PRODUCT_ID
from tax_numbers import Source


def numbered(client):
    """The habits of a client with the number of the contract each stands under."""
    count = 0
    for habit in client.habits:
        number = ""
        if isinstance(habit, Service) and (client.contracts or habit.terms) and habit.contract:
            count += 1
            number = f"CT-{int(client.code)}-{count}"
        yield habit, number


def years_later(day, years):
    return date(day.year + years, day.month, min(day.day, 28))


def start_of(client, service, terms):
    if terms.start:
        return date.fromisoformat(terms.start)
    begins = first_of(month(service.start))
    since = day_of(client.since)
    return since if since and (month(service.start) == month("2024-06") or since > begins) else begins


def usual_terms(client, number):
    """Notice and renewal where the story says nothing of them."""
    source = Source(int(client.code) * 389 + int(number.rsplit("-", 1)[1]))
    notice = None if source.chance(8) else source.pick([30, 60, 60, 90])
    renews = None if source.chance(5) else source.chance(85)
    return Terms(notice=notice, renews=renews)


def versions(client, service, number):
    """The rows of a contract: one for each price or quantity that held."""
    terms = service.terms or usual_terms(client, number)
    start = start_of(client, service, terms)
    years = 2 if client.size == "Grande" else 1
    renewal = date.fromisoformat(terms.renewal) if terms.renewal else None
    if renewal is None and not terms.end and service.end >= LAST_MONTH:
        renewal = years_later(start, years)
        while renewal <= AS_OF:
            renewal = years_later(renewal, years)
    first = max(month(service.start), month("2024-01"))
    if month(service.start) == month("2024-06"):
        first = max(month("2024-01"), start.year * 12 + start.month - 1)
    changes = sorted({first} | {month(text) for text, _ in service.steps} | {
        month(f"{year}-01") for year in (2025, 2026)
        if first < month(f"{year}-01") <= month(service.end)})
    rows = []
    for m in changes:
        value = service.quantity_in(m) * adjusted(service.cents, m)
        begins = max(first_of(m), start) if m == changes[0] else first_of(m)
        rows.append({
            "id": number, "client": client.code, "valid-from": begins,
            "product": PRODUCT_ID[service.product], "start": start, "renewal": renewal,
            "notice-days": terms.notice, "auto-renew": terms.renews, "monthly-value": value,
            "currency": service.currency or "BRL", "status": "Ativo"})
    if len(rows) == 1 and start == rows[0]["valid-from"]:
        rows[0]["valid-from"] = None
    return rows + closing(client, service, terms, rows)


def closing(client, service, terms, rows):
    """Marks the last version of a contract that ended, or adds the one of its cancellation."""
    end = date.fromisoformat(terms.end) if terms.end else None
    if end is None and service.end < LAST_MONTH:
        end = first_of(month(service.end) + 1) - timedelta(days=1)
    if terms.status:
        rows[-1]["status"] = terms.status
    if end is None:
        return []
    given = date.fromisoformat(terms.cancelled) if terms.cancelled else end - timedelta(days=60)
    known = bool(client.end_reason or terms.reason)
    last = dict(rows[-1], **{
        "end": end, "status": "Cancelado" if known else "Encerrado", "renewal": None,
        "cancelled": given if known else None, "end-reason": terms.reason or client.end_reason})
    if given > (rows[-1]["valid-from"] or rows[-1]["start"]) and known:
        last["valid-from"] = given
        rows[-1]["valid-from"] = rows[-1]["valid-from"] or rows[-1]["start"]
        return [last]
    rows[-1] = last
    return []


def contract_rows(client):
    for habit, number in numbered(client):
        if number:
            yield from versions(client, habit, number)


def invoices_of(client):
    """The invoices of a client: (day, kind, currency, lines), in the order of day and kind."""
    source = Source(int(client.code) * 6151 + 3)
    grouped = {}
    for habit, number in numbered(client):
        for line in habit.lines(client, source, number):
            grouped.setdefault((line.day, line.kind, line.currency), []).append(line)
    return [(*key, grouped[key]) for key in sorted(grouped)]


def settlement(client, issued, kind, number):
    """The due date, and the day of payment where there was one."""
    if kind != SALE:
        return None, None
    due = issued + timedelta(days=15)
    paid = due + timedelta(days=client.pays_late + Source(number).between(-3, 2))
    is_open = client.unpaid_from and issued.isoformat() >= client.unpaid_from
    return due, None if is_open or paid > AS_OF else paid


def invoice_rows(client, number, invoice):
    """The rows of one invoice, and those of its payments."""
    issued, kind, currency, lines = invoice
    due, paid = settlement(client, issued, kind, number)
    rows = [{
        "number": number, "date": issued, "due": due, "paid": paid, "kind": kind,
        "client": client.code, "contract": line.contract, "product": line.product,
        "quantity": line.quantity, "unit-price": line.cents,
        "amount": line.quantity * line.cents, "currency": currency or "BRL"} for line in lines]
    return rows, payments(number, sum(row["amount"] for row in rows), due, paid)


def payments(number, total, due, paid):
    """One payment, or now and then two: the first half on the due date or before."""
    if paid is None:
        return []
    if number % 41 == 0 and paid > due:
        return [{"invoice": number, "date": due, "amount": total // 2},
                {"invoice": number, "date": paid, "amount": total - total // 2}]
    return [{"invoice": number, "date": paid, "amount": total}]
