"""How a client is billed: small functions that turn a habit into invoice lines."""

from dataclasses import dataclass
from datetime import date, timedelta

AS_OF = date(2026, 11, 16)
FIRST_MONTH = (2024, 6)
SALE, RETURN, CANCELLED = "Venda", "Devolução", "Cancelada"


@dataclass(frozen=True)
class Line:
    day: date
    product: str
    quantity: int
    cents: int  # unit price
    kind: str = SALE


def month(text):
    """`2026-03` as a count of months."""
    year, number = text.split("-")
    return int(year) * 12 + int(number) - 1


def first_of(months):
    return date(months // 12, months % 12 + 1, 1)


def business_day(day):
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


def adjusted(cents, months):
    """The price after the yearly adjustment of 4.8 % each January since 2024."""
    for _ in range(months // 12 - 2024):
        cents = (cents * 1048 + 500) // 1000
    return cents


def monthly(product, quantity, cents, start="2024-06", end="2026-11", steps=(), skip=()):
    """A service billed each month; `steps` are (month, new quantity)."""

    def lines(billing_day, source):
        changes = {month(m): q for m, q in steps}
        skipped = {month(m) for m in skip}
        current = quantity
        for m in range(month(start), month(end) + 1):
            current = changes.get(m, current)
            day = business_day(first_of(m) + timedelta(days=billing_day - 1))
            if current and m not in skipped and day <= AS_OF:
                yield Line(day, product, current, adjusted(cents, m))

    return lines


def every(days, spread, start, end, *products):
    """Orders about every `days` days, give or take `spread`; products are (name, low, high, cents)."""

    def lines(billing_day, source):
        day, last = date.fromisoformat(start), date.fromisoformat(end)
        while day <= last:
            name, low, high, cents = products[source.below(len(products))]
            at = business_day(day)
            if at <= AS_OF:
                months = at.year * 12 + at.month - 1
                yield Line(at, name, source.between(low, high), adjusted(cents, months))
            day += timedelta(days=days + source.between(-spread, spread))

    return lines


def once(day, product, quantity, cents, kind=SALE):
    """One line on one day, at that price."""

    def lines(billing_day, source):
        yield Line(date.fromisoformat(day), product, quantity, cents, kind)

    return lines
