"""The people at the clients, and addresses that belong to nobody."""

import unicodedata

from catalogue import CITIES
from tax_numbers import Source

GIVEN = ("Adriana Álvaro Bruna Cecília Cláudio Daniela Denise Eduardo Elaine Fábio Fernanda Gilberto "
         "Helena Ícaro Inês Jonas Karina Leandro Lúcia Marcelo Márcia Nelson Olívia Patrícia Paulo "
         "Raquel Renato Sílvia Tânia Ubirajara Valéria Wagner Yara Zélia").split()
FAMILY = ("Abreu Amaral Bittencourt Brandão Cardoso Conceição Dornelles Duarte Escobar Farias "
          "Figueiró Goulart Guimarães Hoffmann Inácio Jardim Kessler Lopes Magalhães Matos Munhoz "
          "Nascimento Oliveira Pires Queiroz Ribas Schmitt Siqueira Tavares Uchôa Vargas Xavier "
          "Zanetti").split()

DIRECTOR, MANAGER, COORDINATOR, ANALYST = "Diretoria", "Gerência", "Coordenação", "Analista"
# Title, department, level, role.
POSITIONS = [
    ("Direção financeira", "Financeiro", DIRECTOR, "Comprador econômico"),
    ("Gerente de TI", "Tecnologia", MANAGER, "Campeão"),
    ("Gerente de compras", "Suprimentos", MANAGER, "Compras"),
    ("Coordenação de infraestrutura", "Tecnologia", COORDINATOR, "Avaliador técnico"),
    ("Analista de suporte", "Tecnologia", ANALYST, "Usuário"),
]

# People written by hand: client, name, title, department, level, role, lawful basis, do not contact.
NAMED = [
    ("000101", "Elisa Moura Prado", "Diretora-presidente", "Diretoria", DIRECTOR,
     "Patrocinador executivo", "Contrato", ""),
    ("000101", "Sérgio Lemos", "Diretor financeiro", "Financeiro", DIRECTOR,
     "Comprador econômico", "Contrato", ""),
    ("000101", "Patrícia Goulart", "Gerente de TI", "Tecnologia", MANAGER, "Campeão", "Contrato", ""),
    ("000101", "Wagner Pires", "Coordenador de redes", "Tecnologia", COORDINATOR,
     "Avaliador técnico", "Contrato", ""),
    ("000101", "Inês Kessler", "Jurídico", "Jurídico", MANAGER, "Jurídico", "Legítimo interesse",
     "sim"),
    ("000102", "Helena Brandão", "Diretora-presidente", "Diretoria", DIRECTOR, "Decisor",
     "Contrato", ""),
    ("000102", "Cláudio Reis", "Diretor financeiro", "Financeiro", DIRECTOR,
     "Comprador econômico", "Contrato", ""),
    ("000102", "Diego Farias", "Gerente de TI", "Tecnologia", MANAGER, "Campeão", "Contrato", ""),
    ("000102", "Renato Siqueira", "Gerente de compras", "Suprimentos", MANAGER, "Bloqueador",
     "Legítimo interesse", ""),
    ("000102", "Jéssica Prado", "Analista de segurança", "Tecnologia", ANALYST, "Usuário",
     "Contrato", ""),
    ("000103", "Otto Zanetti", "Diretor industrial", "Produção", DIRECTOR, "Decisor", "Contrato", ""),
    ("000103", "Márcia Dornelles", "Contas a pagar", "Financeiro", ANALYST, "Compras", "", ""),
    ("000104", "Karina Bittencourt", "Diretora de operações", "Operações", DIRECTOR, "Decisor",
     "Contrato", ""),
    ("000104", "Fábio Uchôa", "Gerente de TI", "Tecnologia", MANAGER, "Influenciador", "Contrato",
     ""),
    ("000161", "Henrique Sampaio Vidal", "Médico", "", "", "Decisor", "Contrato", ""),
]


def plain(text):
    """Letters without accents, lower case, anything else a hyphen."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())


def domain(client):
    return f"{plain(client.trade or client.legal)[:40].strip('-')}.example"


def landline(client):
    if not client.phone or client.city not in CITIES:
        return ""
    return f"({CITIES[client.city][1]}) 3000-{int(client.code) % 10000:04d}"


def mobile(client, number):
    if client.city not in CITIES:
        return ""
    return f"({CITIES[client.city][1]}) 96000-{(int(client.code) * 7 + number) % 10000:04d}"


def postal_code(client):
    if client.city not in CITIES:
        return ""
    return f"{CITIES[client.city][2]}-{int(client.code) % 900:03d}"


def contacts_of(client, named):
    """The rows of contacts of a client, without their ids."""
    for _, name, title, department, level, role, basis, silent in named.get(client.code, []):
        yield [name, title, department, level, role, basis, silent]
    if client.code in named:
        return
    source = Source(int(client.code) * 977 + 13)
    # People, and clients of whom little is known, have no size and no contacts.
    count = {"Grande": 4, "Média": 2, "Pequena": 1}.get(client.size, 0)
    for title, department, level, role in POSITIONS[:count]:
        name = f"{source.pick(GIVEN)} {source.pick(FAMILY)}"
        basis = "" if source.chance(12) else source.pick(["Contrato", "Legítimo interesse"])
        yield [name, title, department, level, role, basis, ""]


def all_contacts(clients, people=()):
    """The contacts of clients: `people` by name, and for the others as many as their size wants."""
    named = {}
    for person in people:
        named.setdefault(person[0], []).append(person)
    rows = []
    for client in clients:
        for number, row in enumerate(contacts_of(client, named), start=1):
            name, title, department, level, role, basis, silent = row
            mail = f"{plain(name).replace('-', '.')}@{domain(client)}"
            rows.append([
                f"P-{len(rows) + 1:04d}", client.code, name, title, department, level, role, mail,
                mobile(client, number), basis, silent])
    return rows
