"""Any number of clients in the shapes of the sample, to measure with: client by client."""

from dataclasses import replace
from datetime import date, timedelta

import everyday
import goals
import measures
from agreements import contract_rows, invoice_rows, invoices_of
from billing import AS_OF, LAST_MONTH, Client, Orders, Service, Terms, day_of, first_of
from catalogue import CITIES, HOURS, PRICE, PRODUCT_ID, TEAM
from clients import client_row
from people import CONSENT, FAMILY, GIVEN, Person, contact_row, people_of
from sample import product_rows, rate_rows, team_rows
from tax_numbers import Source, cnpj, cpf

SECTORS = ("Saúde Agronegócio Indústria Varejo Logística Educação Turismo Serviços Comércio "
           "Construção").split()
TRADES = ("Armazém Clínica Colégio Cooperativa Distribuidora Engenharia Frigorífico Hotel Laboratório "
          "Livraria Madeireira Mercado Metalúrgica Padaria Transportadora Vinícola").split()
PLACES = ("da Serra|do Vale|das Águas|do Pinhal|da Lagoa|do Cerrado|da Várzea|dos Ipês|da Colina|"
          "do Riacho|da Pedra|do Horizonte").split("|")
SERVICES = [name for name, cents in PRICE.items() if cents < 400000 and name != HOURS]
CITY_NAMES = sorted(CITIES)
ABROAD = [("Uruguai", "Montevidéu"), ("Paraguai", "Assunção"), ("Portugal", "Lisboa")]
REASONS = ["Preço", "Concorrente", "Atendimento", "Sem uso", "Logística", "Orçamento"]


def month_text(months):
    return f"{months // 12}-{months % 12 + 1:02d}"


def client_of(number, lines):
    """Client `number` with about `lines` invoice lines; the same for the same arguments."""
    source = Source(number * 7919 + 17)
    is_person = source.chance(8)
    family = source.pick(FAMILY)
    if is_person:
        legal, trade = f"{source.pick(GIVEN)} {family}", ""
        document = cpf(900000000 + number)
    else:
        trade = f"{source.pick(TRADES)} {family} {source.pick(PLACES)}"
        legal, document = f"{trade} Ltda", cnpj(f"{90000000 + number:08d}")
    last = 2026 * 12 + 10
    first = 2024 * 12 + 5 + source.below(12)
    fate = source.below(100)
    end = last if fate < 80 else first + 3 + source.below(last - first - 3)
    has_ended = 80 <= fate < 85
    owner = TEAM[source.below(5)][1]
    client = Client(
        f"{number:06d}", legal, trade, source.pick(CITY_NAMES), source.pick(SECTORS),
        "" if is_person else source.pick(["Grande", "Média", "Média", "Pequena", "Pequena"]),
        None if is_person else source.between(3, 900), owner, TEAM[5 + source.below(2)][1],
        f"{source.between(1, 28):02d}/{source.between(1, 12):02d}/{source.between(2016, 2023)}",
        [], source.between(1, 15), document,
        ended=f"{first_of(end + 1) - timedelta(days=1):%d/%m/%Y}" if has_ended else "",
        end_reason=source.pick(REASONS) if has_ended else "", pays_late=source.below(12),
        contracts=source.chance(55))
    client.habits = habits(source, fate, first, end, lines)
    vary(client, Source(number * 911 + 7), number)
    return client


def vary(client, source, number):
    """What one in some is: abroad and billed in dollars, a branch, of an alphanumeric number, leaving."""
    shape = source.below(100)
    client.channel = source.pick(["Indicação", "Site", "Feira", "Prospecção", ""])
    if client.is_person:
        return
    if shape < 3:
        client.country, client.city = source.pick(ABROAD)
        client.document = ""
        client.habits = [replace(habit, cents=habit.cents // 5, currency="USD")
                         if isinstance(habit, Service) else habit for habit in client.habits]
    elif shape < 8 and number > 10:
        client.parent = f"{number - 1 - source.below(9):06d}"
    elif shape < 10:
        client.document = cnpj(f"9{'ABCDEFGHJK'[number % 10]}{number:06d}"[-8:])
    elif shape < 12 and not client.ended:
        leaves = Terms(cancelled="2026-10-14", end="2026-12-31", reason=source.pick(REASONS))
        client.habits = [replace(habit, terms=leaves) if isinstance(habit, Service)
                         and habit.end == LAST_MONTH else habit for habit in client.habits]


def vary_people(client, people):
    """Who left, a post that stands empty, a consent taken back."""
    source = Source(int(client.code) * 1307 + 3)
    if len(people) > 1 and source.chance(6):
        people[1].left, people[1].position = "2026-09-30", people[1].title
        people.append(Person("", people[1].title, people[1].department, people[1].level,
                             boss=people[0].name, confirmed=True, position=people[1].title,
                             vacant=True))
    for person in people:
        if person.basis[0] == CONSENT and source.chance(20):
            person.basis = (*person.basis[:6], "", "2026-10-05")
            person.silent = True


def habits(source, fate, first, end, lines):
    if fate < 15:
        return [Orders(20 + source.below(60), 5, f"{month_text(first)}-03",
                       f"{month_text(end)}-10", ((HOURS, 2, 30, PRICE[HOURS]),))]
    if fate >= 96:
        return []
    wanted = max(1, lines * (60 + source.below(80)) // 100)
    found = []
    for _ in range(max(1, round(wanted / (end - first + 1)))):
        product = source.pick(SERVICES)
        found.append(Service(product, source.between(1, 40), PRICE[product], month_text(first),
                             month_text(end)))
    return found


def rows(count, lines, seed):
    """Every row of a portfolio with its table; rows of a table come client by client."""
    Source.salt = seed
    for name, fixed in (("team", team_rows), ("products", product_rows), ("rates", rate_rows)):
        yield from ((name, row) for row in fixed())
    for number in range(1, count + 1):
        client = client_of(number, lines)
        yield "clients", client_row(client, {})
        people = people_of(client, {})
        vary_people(client, people)
        for index, person in enumerate(people, start=1):
            person.id = f"P-{client.code}-{index}"
        by_name = {person.known_as(): person for person in people}
        for index, person in enumerate(people, start=1):
            yield "contacts", contact_row(client, person, index, by_name)
        yield from billing(client, number)
        yield from numbered(client, {
            "interactions": ("I", everyday.interactions_of(client, people)),
            "tickets": ("CH", everyday.tickets_of(client)),
            "surveys": ("S", measures.surveys_of(client, people)),
            "usage": ("U", measures.usage_of(client, {}))})
        yield from plans(client, people)
        yield from rarities(client, people, number)


def billing(client, number):
    for row in contract_rows(client):
        yield "contracts", row
    for index, invoice in enumerate(invoices_of(client)):
        invoice_number = number * 1000 + index
        lines, paid = invoice_rows(client, invoice_number, invoice)
        for row in lines:
            yield "invoices", row
        for part, row in enumerate(paid):
            yield "payments", row | {"id": f"PG-{invoice_number}-{part}"}


def numbered(client, tables):
    for name, (letter, found) in tables.items():
        for index, row in enumerate(found, start=1):
            yield name, row | {"id": f"{letter}-{client.code}-{index}"}


def plans(client, people):
    objective, steps = goals.objective_of(client, people, {})
    if objective:
        objective["id"] = f"O-{client.code}"
        yield "objectives", objective
        for index, step in enumerate(steps, start=1):
            yield "milestones", step | {"id": f"M-{client.code}-{index}",
                                        "objective": objective["id"]}
    for index, (stage, day) in enumerate(goals.stages_of(client, {}), start=1):
        yield "stages", {"id": f"F-{client.code}-{index}", "client": client.code, "stage": stage,
                         "from": day}


def rarities(client, people, number):
    """What one client in some has: a deal, a handoff, a good word, a past value, a note."""
    source = Source(number * 4243 + 101)
    day = AS_OF - timedelta(days=source.between(5, 200))
    code = client.code
    if source.chance(30):
        yield "opportunities", opportunity(client, people, day, source)
    if people and source.chance(8):
        yield "advocacy", {
            "id": f"D-{code}", "client": code, "contact": source.pick(people).id,
            "kind": source.pick(["Depoimento", "Indicação", "Chamada de referência"]),
            "asked": day, "given": day + timedelta(days=4)}
    if len(people) > 2 and source.chance(30):
        yield "relations", {"id": f"R-{code}", "client": code, "from": people[1].id,
                            "to": people[0].id, "kind": source.pick(["Influencia", "Conflito"])}
    if people and number % 4 == 0:
        yield "bases", {"id": f"BL-{code}", "client": code, "contact": people[0].id,
                        "basis": CONSENT, "purpose": "Pesquisas de satisfação",
                        "source": "Formulário da pesquisa", "date": f"2025-05-{13 + number % 16}"}
    if number > 1 and source.chance(5):
        yield "referrals", {"id": f"IN-{code}", "client": f"{1 + source.below(number - 1):06d}",
                            "referred": code, "date": day_of(client.since)}
    if source.chance(6):
        yield "handoffs", {
            "id": f"PA-{code}", "client": code, "date": day, "from": client.seller,
            "to": client.owner, "sold": "- Conectividade\n- Suporte",
            "promised": "- Relatório mensal", "risks": "- Obra no prédio"}
    if source.chance(10):
        before = TEAM[source.below(5)][1]
        for index, (owner, first) in enumerate([(before, date(2023, 1, 2)), (client.owner, day)]):
            yield "history", {"id": f"H-{code}-{index}", "table": "clients", "record": code,
                              "field": "owner", "value": owner, "from": first}
    if source.chance(1):
        yield "snoozes", {"id": f"AD-{code}", "action": f"cadence-{code}", "until": "2026-12-31",
                          "reason": "Férias coletivas"}
    if source.chance(10):
        yield "notes", {"client": code, "text": note(source)}


def opportunity(client, people, day, source):
    product = source.pick(SERVICES)
    result = source.pick(["", "", "Ganha", "Perdida"])
    closed = min(AS_OF, day + timedelta(days=20)) if result else None
    return {
        "id": f"OP-{client.code}", "client": client.code, "title": product,
        "kind": source.pick(["Upsell", "Cross-sell", "Renovação"]), "product": PRODUCT_ID[product],
        "stage": "Fechada" if result == "Ganha" else source.pick(
            ["Qualificação", "Proposta", "Negociação"]),
        "stage-since": day, "value": PRICE[product] * 12 * source.between(1, 30),
        "probability": f"{source.between(1, 9) * 10}%",
        "expected": AS_OF + timedelta(days=source.between(10, 150)), "closed": closed,
        "result": result, "lost-reason": source.pick(REASONS) if result == "Perdida" else "",
        "consent-needed": [people[0].id] if people else [], "owner": client.owner}


def note(source):
    contact, day = f"{source.pick(GIVEN)} {source.pick(FAMILY)}", source.between(1, 15)
    return (
        f"# Conversa de {day:02d}/11/2026\n\n"
        f"{contact} pediu **comparação de custo** por unidade e um plano até o fim do mês.\n\n"
        f"- Combinado: proposta até {day + 10:02d}/11\n- Quem decide: o financeiro\n\n"
        "| Serviço | Situação |\n|---|---|\n| Link | estável |\n| Wi-Fi | reclamação no depósito |\n")
