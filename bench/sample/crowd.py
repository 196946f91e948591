"""Any number of clients in the shapes of the sample, to measure with."""

from billing import every, monthly
from catalogue import CITIES, HOURS, PRICE, TEAM
from people import FAMILY, GIVEN
from roster import Client
from tax_numbers import Source, cnpj, cpf

SECTORS = ("Saúde Agronegócio Indústria Varejo Logística Educação Turismo Serviços Comércio "
           "Construção").split()
TRADES = ("Armazém Clínica Colégio Cooperativa Distribuidora Engenharia Frigorífico Hotel Laboratório "
          "Livraria Madeireira Mercado Metalúrgica Padaria Transportadora Vinícola").split()
PLACES = ("da Serra|do Vale|das Águas|do Pinhal|da Lagoa|do Cerrado|da Várzea|dos Ipês|da Colina|"
          "do Riacho|da Pedra|do Horizonte").split("|")
SERVICES = [name for name, cents in PRICE.items() if cents < 400000 and name != HOURS]


def month_text(months):
    return f"{months // 12}-{months % 12 + 1:02d}"


def client(number, lines):
    """Client `number` with about `lines` invoice lines; the same for the same arguments."""
    source = Source(number * 7919 + 17)
    person = source.chance(8)
    family = source.pick(FAMILY)
    if person:
        legal, trade = f"{source.pick(GIVEN)} {family}", ""
        document = cpf(900000000 + number)
    else:
        trade = f"{source.pick(TRADES)} {family} {source.pick(PLACES)}"
        legal, document = f"{trade} Ltda", cnpj(f"{90000000 + number:08d}")
    last = 2026 * 12 + 10
    first = 2024 * 12 + 5 + source.below(12)
    fate = source.below(100)
    end = last if fate < 80 else first + 3 + source.below(last - first - 3)
    habits = []
    if fate < 15:
        habits.append(every(20 + source.below(60), 5, f"{month_text(first)}-03",
                            f"{month_text(end)}-10", (HOURS, 2, 30, PRICE[HOURS])))
    elif fate < 96:
        wanted = max(1, lines * (60 + source.below(80)) // 100)
        for _ in range(max(1, round(wanted / (end - first + 1)))):
            habits.append(monthly(source.pick(SERVICES), source.between(1, 40),
                                  PRICE[source.pick(SERVICES)], month_text(first), month_text(end)))
    return Client(
        f"{number:06d}", legal, trade, source.pick(sorted(CITIES)), source.pick(SECTORS),
        "" if person else source.pick(["Grande", "Média", "Média", "Pequena", "Pequena"]),
        None if person else source.between(3, 900), source.pick(TEAM)[1], source.pick(TEAM)[1],
        f"{source.between(1, 28):02d}/{source.between(1, 12):02d}/{source.between(2016, 2023)}",
        habits, source.between(1, 15), document,
        ended=f"28/{end % 12 + 1:02d}/{end // 12}" if 80 <= fate < 85 else "",
        end_reason="Preço" if 80 <= fate < 85 else "", pays_late=source.below(12))


def clients(count, lines):
    return [client(number, lines) for number in range(1, count + 1)]


def note(client):
    """A note on one in ten."""
    source = Source(int(client.code) * 31 + 5)
    if not source.chance(10):
        return None
    contact, day = f"{source.pick(GIVEN)} {source.pick(FAMILY)}", source.between(1, 15)
    return (
        f"# Conversa de {day:02d}/11/2026\n\n"
        f"{contact} pediu **comparação de custo** por unidade e um plano até o fim do mês.\n\n"
        f"- Combinado: proposta até {day + 10:02d}/11\n- Quem decide: o financeiro\n\n"
        "| Serviço | Situação |\n|---|---|\n| Link | estável |\n| Wi-Fi | reclamação no depósito |\n")
