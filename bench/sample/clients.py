"""The rows of the client table: what a story says of a client, and what follows from sector and size."""

from billing import day_of
from catalogue import CITIES, DISTRICTS
from people import domain, landline, postal_code
from tax_numbers import Source, cnpj

STREETS = ("Rua das Palmeiras|Avenida da Estação|Rua Sete Quedas|Rua do Comércio|Avenida dos Ipês|"
           "Rua da Ponte|Travessa do Mercado|Rua Bela Vista|Avenida Industrial|Rua do Porto").split("|")
# What clients of a sector usually want, and who else sells it to them.
NEEDS = {
    "Saúde": ("Rede que não para no plantão", "Telenorte"),
    "Agronegócio": ("Sinal nas unidades do interior durante a safra", "Campo Link"),
    "Indústria": ("Linha de produção sem queda", "Telenorte"),
    "Varejo": ("Caixa e cartão sem fila", "RedeFácil"),
    "Logística": ("Rastreamento em tempo real nas bases", "Campo Link"),
    "Educação": ("Wi-Fi que aguente o início do semestre", "RedeFácil"),
    "Turismo": ("Wi-Fi elogiado pelo hóspede", "RedeFácil"),
    "Serviços": ("Trabalhar de qualquer lugar com segurança", "Telenorte"),
    "Comércio": ("Preço que caiba no mês", "RedeFácil"),
    "Construção": ("Internet no canteiro desde o primeiro dia", "Campo Link"),
    "Finanças": ("Auditoria sem ressalvas", "Telenorte"),
    "Setor público": ("Cumprir o edital sem aditivo", "Telenorte"),
}
STRENGTHS = ["Paga em dia", "Responde no mesmo dia", "Indica colegas", "Abre a casa para visitas",
             "Equipe de TI experiente", "Decide rápido"]
WEAKNESSES = ["Troca de equipe frequente", "Decisão centralizada no sócio", "Orçamento curto",
              "Equipamento antigo na ponta", "Inventário desatualizado", "Processo de compra lento"]
CHANNELS = {"Grande": ["Visita", "Telefone", "E-mail"], "Média": ["Telefone", "E-mail"],
            "Pequena": ["WhatsApp", "E-mail"]}
CONSUMERS = {"Varejo": "B2C", "Turismo": "B2C", "Comércio": "B2C", "Educação": "B2C",
             "Saúde": "B2B2C", "Agronegócio": "B2B"}
REVENUE = {"Grande": (90, 480), "Média": (12, 60), "Pequena": (1, 6)}  # R$ million a year
HOURS_COST = {"Grande": 960000, "Média": 310000, "Pequena": 62000}


def document_of(client):
    return cnpj(f"99{int(client.code):06d}") if client.document is None else client.document


def usual_profile(client):
    """What follows from sector and size; nothing for clients of whom little is known."""
    if not client.size or not client.sector:
        return {}
    source = Source(int(client.code) * 53 + 29)
    need, rival = NEEDS[client.sector]
    low, high = REVENUE[client.size]
    revenue = source.between(low * 10, high * 10) * 10000000
    cost = HOURS_COST[client.size] * source.between(60, 140) // 100
    profile = {
        "business-model": CONSUMERS.get(client.sector, "B2B"), "needs": [need],
        "annual-revenue": revenue if source.chance(80) else None,
        "competitors": [rival] if source.chance(60) else [],
        "strengths": [source.pick(STRENGTHS)], "weaknesses": [source.pick(WEAKNESSES)],
        "relationship-channels": CHANNELS[client.size], "cost-of-service": cost}
    if client.since == "" or source.chance(25):
        profile["cost-of-service"] = None
    return profile


def client_row(client, stories):
    source = Source(int(client.code))
    is_known = bool(client.city) and client.country == "Brasil"
    district = source.pick(DISTRICTS) if is_known else ""
    row = {
        "id": client.code, "legal-name": client.legal, "name": client.trade,
        "kind": "Pessoa física" if client.is_person else "Pessoa jurídica",
        "document": document_of(client), "country": client.country,
        "state": CITIES[client.city][0] if client.city in CITIES else "", "city": client.city,
        "neighborhood": district, "postal-code": postal_code(client),
        "address": f"{source.pick(STREETS)}, {source.between(12, 2980)}" if is_known else "",
        "sector": client.sector, "size": client.size, "employees": client.employees,
        "phone": landline(client), "email": f"contato@{domain(client)}" if client.email else "",
        "owner": client.owner, "executive": client.seller, "since": day_of(client.since),
        "ended": day_of(client.ended), "end-reason": client.end_reason,
        "entry-channel": client.channel, "parent-client": client.parent, "tags": client.tags,
        "crm-link": f"https://crm.aroeira.example/contas/{client.code}" if client.owner else ""}
    row.update(usual_profile(client))
    row.update(stories.get(client.code, {}))
    for field in ("needs", "competitors", "strengths", "weaknesses"):
        told = stories.get(client.code, {}).get(field)
        if told is not None:
            row[field] = [phrase.strip() for phrase in told.split(";") if phrase.strip()]
    row["tags"] = [client.tags] if client.tags else []
    return row
