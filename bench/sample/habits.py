"""Short words for how the clients of the sample buy."""

from billing import RETURN, Once, Orders, Service
from catalogue import PRICE, TEAM

MARINA, RUI, BEATRIZ, CAIO, LIVIA, OTAVIO, JULIA, GUSTAVO, RENATA = (
    person[1] for person in TEAM)


def service(product, quantity, cents=None, **more):
    return Service(product, quantity, cents or PRICE[product], **more)


def orders(days, spread, start, end, *items, sizes=()):
    return Orders(days, spread, start, end, items, sizes)


def bought(day, product, quantity=1, kind="Venda", cents=None):
    sign = -1 if kind == RETURN else 1
    return Once(day, product, sign * quantity, cents or PRICE[product], kind)


def item(product, low=1, high=1):
    return (product, low, high, PRICE[product])
