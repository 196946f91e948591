"""Use of services and answers to surveys that follow from a client."""

from datetime import timedelta

from billing import AS_OF, LAST_MONTH, Service, first_of, month
from catalogue import (
    BACKUP, CAMERAS, LINK_1G, LINK_200, LINK_500, PHONE, PRODUCT_ID, SDWAN, SECURITY, SUPPORT,
    TRANSIT, WIFI)
from everyday import first_day, last_day
from tax_numbers import Source

METRIC = {
    PHONE: "Ramais ativos", WIFI: "Pontos de acesso em uso", SDWAN: "Unidades conectadas",
    BACKUP: "TB guardados", CAMERAS: "Câmeras gravando", SUPPORT: "Usuários atendidos",
    SECURITY: "Unidades protegidas"}
TRAFFIC = (LINK_200, LINK_500, LINK_1G, TRANSIT)
FIRST_USAGE = "2025-11"


def usage_of(client, stories):
    """A row a month for the services of a client; `stories` says how some of them went."""
    source = Source(int(client.code) * 641 + 11)
    told = {}
    for habit in client.habits:
        if not isinstance(habit, Service) or client.size in ("Pequena", ""):
            continue
        share = source.between(72, 94)
        first = max(month(habit.start), month(FIRST_USAGE))
        for m in range(first, min(month(habit.end), month(LAST_MONTH) - 1) + 1):
            metric = "Tráfego médio (% do contratado)" if habit.product in TRAFFIC else (
                METRIC.get(habit.product))
            if metric is None or habit.product in (SECURITY, SUPPORT):
                continue
            whole = 100 if habit.product in TRAFFIC else habit.quantity_in(m)
            level = share - 20 if habit.product in TRAFFIC else share
            value = max(1, whole * (level * 10 + source.between(-25, 25)) // 1000)
            value = stories.get((client.code, habit.product), {}).get(m, value)
            told[habit.product, m, metric] = value
    for (product, m, metric), value in sorted(told.items(), key=lambda item: (item[0][1], item[0])):
        yield {"client": client.code, "product": PRODUCT_ID[product], "period": first_of(m),
               "metric": metric, "value": value}


COMMENTS = {
    "high": [("Resolvem rápido e sem enrolar.", ["atendimento"]),
             ("Confiamos na equipe.", ["relacionamento"]),
             ("Rede estável o ano todo.", ["estabilidade"]),
             ("O técnico explicou tudo com calma.", ["atendimento"]), ("", []), ("", [])],
    "middle": [("Bom, mas o relatório podia ser mais claro.", ["relatórios"]),
               ("A fatura vem difícil de conferir.", ["faturamento"]),
               ("Atendem bem; às vezes demora.", ["atendimento"]), ("", [])],
    "low": [("Três chamados para o mesmo problema.", ["atendimento", "estabilidade"]),
            ("Preço subiu mais do que a inflação.", ["preço"]),
            ("Ninguém avisou da manutenção.", ["comunicação"])],
}


def surveys_of(client, people, written=()):
    """NPS twice a year and CSAT between; one in three stays without an answer."""
    if client.size in ("Pequena", "") and client.code not in written:
        pace = 300
    else:
        pace = 120
    if not client.habits or not people or client.code in written:
        return
    source = Source(int(client.code) * 829 + 3)
    temper = source.pick([7, 8, 8, 9, 9, 9, 10])
    sent, end = first_day(client) + timedelta(days=60 + source.below(60)), last_day(client)
    kinds = ["NPS", "CSAT", "NPS", "CES"]
    count = 0
    while sent < end - timedelta(days=4):
        present = [p for p in people if p.present(sent) and not p.silent and not p.outside]
        if present:
            kind = kinds[count % 4]
            yield survey_row(client, kind, sent, source.pick(present), temper, source)
        count += 1
        sent += timedelta(days=pace + source.between(-12, 12))


def survey_row(client, kind, sent, person, temper, source):
    row = {"client": client.code, "contact": person.id, "kind": kind, "sent": sent}
    answered = sent + timedelta(days=source.between(0, 6))
    if source.chance(34) or answered > AS_OF:
        return row
    score = max(0, min(10, temper + source.between(-1, 1)))
    group = "high" if score >= 9 else "middle" if score >= 7 else "low"
    comment, themes = source.pick(COMMENTS[group])
    if kind == "CSAT":
        score = {"high": 5, "middle": 4, "low": 3}[group]
    elif kind == "CES":
        score = {"high": 6, "middle": 5, "low": 4}[group]
    return row | {"answered": answered, "score": score, "comment": comment, "themes": themes}
