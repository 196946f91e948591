"""How a client is billed: habits that turn into invoice lines and versions of contracts."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

AS_OF = date(2026, 11, 16)
FIRST_MONTH, LAST_MONTH = "2024-06", "2026-11"
SALE, RETURN, CANCELLED = "Venda", "Devolução", "Cancelada"


@dataclass(frozen=True)
class Line:
    day: date
    product: str
    quantity: int
    cents: int  # unit price
    kind: str = SALE
    contract: str = ""
    currency: str = ""


@dataclass(frozen=True)
class Terms:
    """What a contract says; what is left out follows from the client and the habit."""
    start: str = ""
    renewal: str = ""
    notice: int | None = 60
    renews: bool | None = True
    cancelled: str = ""
    end: str = ""
    reason: str = ""
    status: str = ""


@dataclass(frozen=True)
class Service:
    """A service billed each month; `steps` are (month, new quantity)."""
    product: str
    quantity: int
    cents: int
    start: str = FIRST_MONTH
    end: str = LAST_MONTH
    steps: tuple = ()
    terms: Terms | None = None  # None: as the client's other contracts
    contract: bool = True  # False: billed without a contract
    currency: str = ""

    def quantity_in(self, months):
        current = self.quantity
        for text, quantity in self.steps:
            if month(text) <= months:
                current = quantity
        return current

    def lines(self, client, source, number=""):
        for m in range(month(self.start), month(self.end) + 1):
            quantity = self.quantity_in(m)
            day = business_day(first_of(m) + timedelta(days=client.billing_day - 1))
            if quantity and day <= AS_OF:
                yield Line(day, self.product, quantity, adjusted(self.cents, m), SALE, number,
                           self.currency)


@dataclass(frozen=True)
class Orders:
    """Orders about every `days` days, give or take `spread`; items are (name, low, high, cents)."""
    days: int
    spread: int
    start: str
    end: str
    items: tuple
    sizes: tuple = ()  # quantities in turn, instead of any between low and high

    def lines(self, client, source, number=""):
        day, last, count = date.fromisoformat(self.start), date.fromisoformat(self.end), 0
        while day <= last:
            name, low, high, cents = self.items[source.below(len(self.items))]
            at = business_day(day)
            if at <= AS_OF:
                quantity = source.between(low, high)
                if self.sizes:
                    quantity = self.sizes[min(count, len(self.sizes) - 1)]
                yield Line(at, name, quantity, adjusted(cents, at.year * 12 + at.month - 1))
            count += 1
            day += timedelta(days=self.days + source.between(-self.spread, self.spread))


@dataclass(frozen=True)
class Once:
    """One line on one day, at that price."""
    day: str
    product: str
    quantity: int
    cents: int
    kind: str = SALE

    def lines(self, client, source, number=""):
        yield Line(date.fromisoformat(self.day), self.product, self.quantity, self.cents, self.kind)


@dataclass
class Client:
    code: str
    legal: str
    trade: str
    city: str = ""
    sector: str = ""
    size: str = ""
    employees: int | None = None
    owner: str = ""
    seller: str = ""
    since: str = ""  # dd/mm/yyyy
    habits: list = field(default_factory=list)
    billing_day: int = 5
    document: str | None = None  # None: a CNPJ of the invented range
    country: str = "Brasil"
    ended: str = ""
    end_reason: str = ""
    channel: str = ""
    parent: str = ""
    tags: str = ""
    phone: bool = True
    email: bool = True
    pays_late: int = 0  # days after the due date, about
    unpaid_from: str = ""  # invoices of this day or later are not paid
    contracts: bool = False  # whether its services stand under contracts

    @property
    def name(self):
        return self.trade or self.legal

    @property
    def is_person(self):
        return not self.size and self.document is not None and len(self.document) == 14


def day_of(text):
    """The day of `11/03/2019`; nothing for no text."""
    return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None


@lru_cache(maxsize=1000)
def month(text):
    """`2026-03` as a count of months."""
    year, number = text.split("-")
    return int(year) * 12 + int(number) - 1


@lru_cache(maxsize=1000)
def first_of(months):
    return date(months // 12, months % 12 + 1, 1)


def business_day(day):
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


@lru_cache(maxsize=10000)
def adjusted(cents, months):
    """The price after the yearly adjustment of 4.8 % each January since 2024."""
    for _ in range(months // 12 - 2024):
        cents = (cents * 1048 + 500) // 1000
    return cents
