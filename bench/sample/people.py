"""The people at the clients: those written by hand and, for the others, as many as their size wants."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from billing import AS_OF, day_of
from catalogue import CITIES
from tax_numbers import Source

WOMEN = set("Adriana Bruna Cecília Daniela Denise Elaine Fernanda Helena Inês Karina Lúcia Márcia "
            "Olívia Patrícia Raquel Sílvia Tânia Valéria Yara Zélia".split())
GIVEN = ("Adriana Álvaro Bruna Cecília Cláudio Daniela Denise Eduardo Elaine Fábio Fernanda Gilberto "
         "Helena Ícaro Inês Jonas Karina Leandro Lúcia Marcelo Márcia Nelson Olívia Patrícia Paulo "
         "Raquel Renato Sílvia Tânia Ubirajara Valéria Wagner Yara Zélia").split()
FAMILY = ("Abreu Amaral Bittencourt Brandão Cardoso Conceição Dornelles Duarte Escobar Farias "
          "Figueiró Goulart Guimarães Hoffmann Inácio Jardim Kessler Lopes Magalhães Matos Munhoz "
          "Nascimento Oliveira Pires Queiroz Ribas Schmitt Siqueira Tavares Uchôa Vargas Xavier "
          "Zanetti").split()

BOARD, DIRECTOR, MANAGER = "Presidência", "Diretoria", "Gerência"
COORDINATOR, ANALYST, OPERATIONAL = "Coordenação", "Analista", "Operacional"
BUYER, DECIDER, CHAMPION, SPONSOR = (
    "Comprador econômico", "Decisor", "Campeão", "Patrocinador executivo")
INFLUENCER, EVALUATOR, USER = "Influenciador", "Avaliador técnico", "Usuário"
PROCUREMENT, LEGAL, BLOCKER = "Compras", "Jurídico", "Bloqueador"
SIGNS, DECIDES, INFLUENCES = "Assina", "Decide", "Influencia"
VENDOR, SOURCE, SOLVER, ADVISER = (
    "Fornecedor", "Fonte confiável", "Solucionador de problemas", "Conselheiro de confiança")
CONTRACT, INTEREST, CONSENT = "Contrato", "Legítimo interesse", "Consentimento"


@dataclass
class Person:
    """Someone at a client, as the account manager knows them."""
    name: str
    title: str
    department: str = ""
    level: str = ""
    roles: list = field(default_factory=list)
    boss: str = ""  # name, or position of a vacancy
    confirmed: bool | None = None
    influence: int | None = None
    support: tuple = ()  # (value, day)
    mobilising: int | None = None
    act: str = ""
    authority: list = field(default_factory=list)
    veto: bool | None = None
    disposition: str = ""
    covered: list = field(default_factory=list)
    now: str = ""
    wanted: str = ""
    position: str = ""
    vacant: bool = False
    outside: bool = False
    left: str = ""
    birthday: str = ""
    language: str = ""
    basis: tuple = ("",)  # basis, purpose, source, day, channel, version, expiry, withdrawn
    silent: bool = False
    same_as: tuple = ()  # (client, name) of the same person elsewhere
    mail: bool = True
    id: str = ""

    def known_as(self):
        return self.name or self.position

    def present(self, day):
        return bool(self.name) and (not self.left or day < date.fromisoformat(self.left))


def plain(text):
    """Letters without accents, lower case, anything else a hyphen."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())


def domain(client):
    return f"{plain(client.name)[:40].strip('-')}.example"


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


def lawful(client, kind, day):
    """A basis with what proves it, in the usual words."""
    if kind == CONTRACT:
        return (CONTRACT, "Execução do contrato", "Contrato de serviço", day, "Assinatura", "2.1")
    if kind == INTEREST:
        return (INTEREST, "Contato comercial com cliente", "Avaliação de legítimo interesse", day,
                "Registro interno", "1.3")
    if kind == CONSENT:
        return (CONSENT, "Novidades e convites", "Formulário do site", day, "Site", "3.0",
                (day + timedelta(days=730)).isoformat())
    return ("",)


# Title for a woman and for a man, department, level, roles; who decides stands first.
POSITIONS = [
    ("Diretora financeira", "Diretor financeiro", "Financeiro", DIRECTOR, BUYER),
    ("Gerente de TI", "Gerente de TI", "Tecnologia", MANAGER, ""),
    ("Gerente de compras", "Gerente de compras", "Suprimentos", MANAGER, PROCUREMENT),
    ("Coordenadora de infraestrutura", "Coordenador de infraestrutura", "Tecnologia", COORDINATOR,
     EVALUATOR),
    ("Analista de suporte", "Analista de suporte", "Tecnologia", ANALYST, USER),
]
ALONE = ("Sócia-administradora", "Sócio-administrador", "Diretoria", BOARD, DECIDER)


def usual_people(client):
    """People nobody wrote by hand, as many as the client's size wants."""
    source = Source(int(client.code) * 977 + 13)
    count = {"Grande": 4, "Média": 2, "Pequena": 1}.get(client.size, 0)
    found, names = [], set()
    for position in ([ALONE] if count == 1 else POSITIONS[:count]):
        name = f"{source.pick(GIVEN)} {source.pick(FAMILY)}"
        kind = "" if source.chance(12) else source.pick([CONTRACT, CONTRACT, INTEREST, CONSENT])
        if name in names:
            continue
        names.add(name)
        more = Source(int(client.code) * 1013 + len(found))
        found.append(usual_person(client, name, position, kind, more, found))
    return found


def usual_person(client, name, position, kind, source, before):
    woman, man, department, level, role = position
    since = day_of(client.since) or date(2024, 6, 3)
    given = min(since + timedelta(days=source.below(60)), AS_OF - timedelta(days=1))
    is_ready = source.chance(45)
    role = role or (CHAMPION if is_ready else source.pick([INFLUENCER, EVALUATOR]))
    seen = AS_OF - timedelta(days=source.between(6, 130))
    value = source.pick([0, 1, 1, 1, 2]) if role != CHAMPION else source.pick([1, 2])
    knows = source.chance(78)
    influence = {BUYER: 5, DECIDER: 5, CHAMPION: 4, PROCUREMENT: 3}.get(role, source.between(2, 4))
    person = Person(
        name, woman if name.split()[0] in WOMEN else man, department, level, [role],
        influence=influence, support=(value, seen) if knows and seen > since else (),
        basis=lawful(client, kind, given), now=source.pick([VENDOR, SOURCE, SOLVER]), wanted=SOLVER,
        covered=[client.owner] if client.owner else [])
    if role in (BUYER, DECIDER):
        person.authority = [SIGNS, DECIDES] if not before else [DECIDES]
        person.wanted = ADVISER
    elif role in (CHAMPION, INFLUENCER):
        person.authority = [INFLUENCES]
    if role == CHAMPION:
        person.mobilising = source.between(2, 3)
        act = AS_OF - timedelta(days=source.between(40, 300))
        person.act = act if act > since else ""
    if before:
        boss = before[1] if level in (COORDINATOR, ANALYST) and len(before) > 1 else before[0]
        person.boss, person.confirmed = boss.name, source.chance(60)
    if source.chance(25):
        person.birthday = date(source.between(1966, 1998), source.between(1, 12),
                               source.between(1, 28))
    return person


def people_of(client, written):
    """Those written by hand, else the usual ones."""
    return written[client.code] if client.code in written else usual_people(client)


def contact_row(client, person, number, by_name):
    """A row of contacts; `by_name` finds the people of the client by name or position."""
    mail = f"{plain(person.name).replace('-', '.')}@{domain(client)}" if person.name else ""
    basis = dict(zip(("lawful-basis", "basis-purpose", "basis-source", "basis-date",
                      "basis-channel", "basis-version", "basis-expires", "basis-withdrawn"),
                     person.basis))
    value, seen = person.support or (None, None)
    return {
        "id": person.id, "client": client.code, "name": person.name, "position": person.position,
        "title": person.title, "department": person.department, "level": person.level,
        "roles": person.roles, "reports-to": by_name[person.boss].id if person.boss else None,
        "report-confirmed": person.confirmed if person.boss else None,
        "vacant": person.vacant or None, "outside": person.outside or None, "left": person.left,
        "influence": person.influence, "support": value, "support-date": seen,
        "mobilising": person.mobilising, "advocacy-act-date": person.act,
        "authority": person.authority, "veto": person.veto, "disposition": person.disposition,
        "covered-by": person.covered, "level-now": person.now, "level-wanted": person.wanted,
        "email": mail if person.mail and not person.same_as else "",
        "phone": mobile(client, number) if person.name and person.mail else "",
        "birthday": person.birthday, "language": person.language or language(client, person),
        "do-not-contact": person.silent or None, **basis}


def language(client, person):
    if not person.name:
        return ""
    return {"Brasil": "pt-BR", "Portugal": "pt-PT"}.get(client.country, "es")
