"""The sixty-odd invented clients and the story of each.

A story is a list of billing habits. What the classification should find is written beside it.
"""

from dataclasses import dataclass, field

from billing import CANCELLED, RETURN, every, monthly, once
from catalogue import *
from tax_numbers import cnpj, cpf

MARINA, RUI, BEATRIZ, CAIO, LIVIA = (person[1] for person in TEAM[:5])
OTAVIO, JULIA = TEAM[5][1], TEAM[6][1]


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
    since: str = ""
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


def service(product, quantity, **when):
    return monthly(product, quantity, PRICE[product], **when)


def bought(day, product, quantity=1, kind="Venda", cents=None):
    sign = -1 if kind == RETURN else 1
    return once(day, product, sign * quantity, cents or PRICE[product], kind)


def item(product, low=1, high=1):
    return (product, low, high, PRICE[product])


LARGE_ACCOUNTS = [
    # The largest by far: worth a diamond, and a concentration to look at.
    Client("000101", "Hospital Santa Clara do Sul S.A.", "Hospital Santa Clara do Sul",
           "Porto Alegre", "Saúde", "Grande", 1240, RUI, OTAVIO, "11/03/2019", billing_day=3,
           channel="Indicação", tags="crítico 24x7",
           habits=[service(LINK_1G, 4), service(SDWAN, 14), service(SECURITY, 16),
                   service(PHONE, 420), service(WIFI, 260, steps=[("2025-08", 310)]),
                   service(BACKUP, 40, steps=[("2025-02", 55), ("2026-03", 70)]),
                   every(75, 20, "2024-07-08", "2026-11-10", item(HOURS, 8, 40),
                         item(ACCESS_POINT, 4, 12), item(SWITCH, 1, 4)),
                   bought("2025-09-18", ACCESS_POINT, 2, RETURN)]),
    Client("000102", "Cooperativa Agropecuária Vale do Ipê Ltda", "Cooperativa Vale do Ipê",
           "Passo Fundo", "Agronegócio", "Grande", 640, MARINA, OTAVIO, "01/03/2021",
           channel="Feira", tags="safra",
           habits=[service(LINK_500, 3), service(SDWAN, 18, steps=[("2026-06", 15)]),
                   service(SECURITY, 9), service(PHONE, 140),
                   every(60, 3, "2024-08-12", "2026-08-12", item(HOURS, 30, 60))]),
    # Pays late and owes: the last two invoices are open.
    Client("000103", "Têxtil Serra Azul S.A.", "Têxtil Serra Azul", "Caxias do Sul", "Indústria",
           "Grande", 910, BEATRIZ, OTAVIO, "17/08/2018", billing_day=1, pays_late=9,
           unpaid_from="2026-09-01", channel="Prospecção",
           habits=[service(LINK_1G, 2), service(SECURITY, 14), service(RACK, 4),
                   service(BACKUP, 28), service(SUPPORT, 60)]),
    # Three tax numbers of one root: a group. The head office shrinks.
    Client("000104", "Rede Farma Litoral Drogarias Ltda", "Rede Farma Litoral", "Florianópolis",
           "Varejo", "Grande", 720, MARINA, JULIA, "05/02/2020", billing_day=4,
           document=cnpj("99000104", "0001"), channel="Indicação",
           habits=[service(LINK_500, 2), service(SDWAN, 46, steps=[("2026-09", 34), ("2026-10", 22), ("2026-11", 20)]),
                   service(SECURITY, 10, steps=[("2026-09", 5)])]),
    Client("000105", "Rede Farma Litoral Drogarias Ltda", "Rede Farma Litoral Norte", "Joinville",
           "Varejo", "Grande", 180, MARINA, JULIA, "05/02/2020", billing_day=4,
           document=cnpj("99000104", "0002"), parent="000104",
           habits=[service(LINK_200, 1), service(SDWAN, 11), service(CAMERAS, 64)]),
    Client("000106", "Rede Farma Litoral Drogarias Ltda", "Rede Farma Litoral Serra",
           "Caxias do Sul", "Varejo", "Média", 95, MARINA, JULIA, "14/09/2022", billing_day=4,
           document=cnpj("99000104", "0003"), parent="000104",
           habits=[service(LINK_200, 1), service(SDWAN, 6)]),
    Client("000107", "Construtora Mandacaru Ltda", "Construtora Mandacaru", "Recife", "Construção",
           "Grande", 480, CAIO, JULIA, "22/11/2021", channel="Site",
           habits=[service(LINK_500, 2), service(SDWAN, 9), service(CAMERAS, 90),
                   every(50, 15, "2024-07-02", "2026-10-28", item(SETUP), item(ROUTER))]),
    # Grows: managed Wi-Fi in nine shops since September.
    Client("000108", "Laticínios Boa Prosa S.A.", "Laticínios Boa Prosa", "Chapecó", "Indústria",
           "Grande", 530, BEATRIZ, OTAVIO, "30/06/2020", billing_day=6, channel="Indicação",
           habits=[service(LINK_500, 2), service(SDWAN, 12), service(BACKUP, 14),
                   service(WIFI, 139, start="2026-09"), bought("2026-09-14", SETUP, 2)]),
    Client("000109", "Colégio Arandu Ltda", "Colégio Arandu", "Blumenau", "Educação", "Média", 88,
           RUI, OTAVIO, "01/02/2022", billing_day=10, pays_late=6,
           habits=[service(LINK_200, 1), service(WIFI, 60), service(SUPPORT, 18)]),
    # Silent for more than a year, then back: reactivated.
    Client("000110", "Viação Pedra Branca Ltda", "Viação Pedra Branca", "Pelotas", "Logística",
           "Média", 210, CAIO, OTAVIO, "09/05/2020", billing_day=8,
           habits=[service(SDWAN, 7, end="2025-06"), service(LINK_200, 1, end="2025-06"),
                   service(SDWAN, 7, start="2026-09"), service(CAMERAS, 40, start="2026-09")]),
    Client("000111", "Distribuidora Ouro Verde Ltda", "Distribuidora Ouro Verde", "Chapecó",
           "Logística", "Grande", 350, MARINA, OTAVIO, "19/10/2019", billing_day=2,
           habits=[service(LINK_1G, 1), service(SDWAN, 16), service(SECURITY, 12),
                   service(PHONE, 95), bought("2026-02-11", SWITCH, 2),
                   bought("2026-02-25", SWITCH, 1, RETURN)]),
    Client("000112", "Fundação Universidade Comunitária das Missões", "Universidade das Missões",
           "Santo Ângelo", "Educação", "Grande", 1100, RUI, OTAVIO, "15/01/2018", billing_day=1,
           channel="Licitação",
           habits=[service(LINK_1G, 3), service(WIFI, 280), service(RACK, 3), service(SECURITY, 8),
                   service(SUPPORT, 45)]),
]

MIDDLE_ACCOUNTS = [
    Client("000113", "Metalúrgica Ferro Manso Ltda", "Metalúrgica Ferro Manso", "Joinville",
           "Indústria", "Grande", 410, BEATRIZ, JULIA, "08/08/2019", billing_day=7,
           habits=[service(LINK_500, 2), service(SECURITY, 9), service(BACKUP, 18),
                   service(SUPPORT, 55)]),
    Client("000114", "Transportadora Rota dos Pampas Ltda", "Rota dos Pampas", "Santa Maria",
           "Logística", "Média", 260, CAIO, OTAVIO, "03/04/2021", billing_day=9,
           habits=[service(SDWAN, 15), service(PHONE, 80), service(CAMERAS, 110)]),
    Client("000115", "Supermercados Sabiá do Campo Ltda", "Sabiá do Campo", "Cascavel", "Varejo",
           "Grande", 690, MARINA, JULIA, "27/07/2020", billing_day=5,
           habits=[service(LINK_500, 1), service(SDWAN, 22), service(CAMERAS, 160),
                   every(90, 20, "2024-09-03", "2026-10-20", item(ACCESS_POINT, 2, 6))]),
    Client("000116", "Frigorífico Três Coxilhas S.A.", "Frigorífico Três Coxilhas", "Erechim",
           "Agronegócio", "Grande", 820, MARINA, OTAVIO, "12/12/2019", billing_day=3,
           habits=[service(LINK_500, 2), service(SECURITY, 11), service(WIFI, 90),
                   service(PHONE, 60)]),
    Client("000117", "Móveis Araucária Ltda", "Móveis Araucária", "Bento Gonçalves", "Indústria",
           "Média", 190, BEATRIZ, OTAVIO, "21/05/2021", billing_day=6,
           habits=[service(LINK_200, 2), service(SECURITY, 5), service(SUPPORT, 38)]),
    Client("000118", "Vinícola Morro do Sino Ltda", "Vinícola Morro do Sino", "Bento Gonçalves",
           "Indústria", "Média", 74, BEATRIZ, OTAVIO, "10/03/2022", billing_day=11,
           habits=[service(LINK_200, 1), service(WIFI, 36), service(CAMERAS, 28)]),
    Client("000119", "Clínica Pampa Imagem Ltda", "Clínica Pampa Imagem", "Pelotas", "Saúde",
           "Média", 64, RUI, OTAVIO, "18/06/2021", billing_day=4,
           habits=[service(LINK_200, 1), service(BACKUP, 12), service(SECURITY, 2),
                   bought("2025-06-17", BACKUP, 12, CANCELLED)]),
    Client("000120", "Laboratório Análise Viva Ltda", "Análise Viva", "Curitiba", "Saúde",
           "Média", 130, RUI, JULIA, "02/09/2020", billing_day=2,
           habits=[service(LINK_500, 1), service(PHONE, 70), service(SECURITY, 4),
                   service(BACKUP, 6)]),
    Client("000121", "Consórcio Intermunicipal do Alto da Serra", "Consórcio Alto da Serra",
           "Erechim", "Setor público", "Média", 45, RUI, OTAVIO, "25/02/2021", billing_day=10,
           pays_late=14, channel="Licitação",
           habits=[service(LINK_200, 3), service(SUPPORT, 40)]),
    Client("000122", "Porto Seco Fronteira Oeste S.A.", "Porto Seco Fronteira Oeste", "Uruguaiana",
           "Logística", "Média", 140, CAIO, OTAVIO, "06/06/2020", billing_day=1,
           habits=[service(LINK_500, 2), service(CAMERAS, 140), service(SECURITY, 5)]),
    Client("000123", "Hotel Mirante da Lagoa Ltda", "Hotel Mirante da Lagoa", "Florianópolis",
           "Turismo", "Média", 58, LIVIA, JULIA, "14/11/2022", billing_day=8,
           habits=[service(LINK_200, 1), service(WIFI, 42)]),
    # Seasonal: every summer, and only then.
    Client("000124", "Pousada Maré Mansa Ltda", "Pousada Maré Mansa", "Torres", "Turismo",
           "Pequena", 12, LIVIA, OTAVIO, "01/12/2021", billing_day=5, tags="sazonal",
           habits=[service(WIFI, 24, start="2024-12", end="2025-03"),
                   service(WIFI, 26, start="2025-12", end="2026-03")]),
    Client("000125", "Parque Aquático Sol a Pino Ltda", "Parque Sol a Pino", "Torres", "Turismo",
           "Média", 85, LIVIA, OTAVIO, "15/11/2020", billing_day=5, tags="sazonal",
           habits=[service(LINK_200, 1, start="2024-11", end="2025-03"),
                   service(WIFI, 48, start="2024-11", end="2025-03"),
                   service(LINK_200, 1, start="2025-11", end="2026-03"),
                   service(WIFI, 52, start="2025-11", end="2026-03"),
                   service(LINK_200, 1, start="2026-11"), service(WIFI, 52, start="2026-11")]),
    Client("000134", "Rede de Postos Rumo Sul Ltda", "Postos Rumo Sul", "Criciúma", "Varejo",
           "Média", 120, MARINA, JULIA, "23/03/2022", billing_day=12,
           habits=[service(SDWAN, 8), service(CAMERAS, 34)]),
]

SMALL_ACCOUNTS = [
    Client("000126", "Editora Letra Miúda Ltda", "Letra Miúda", "Porto Alegre", "Serviços",
           "Pequena", 22, LIVIA, OTAVIO, "07/07/2022", habits=[service(SUPPORT, 20)]),
    Client("000127", "Prumo & Nível Contabilidade S/S", "Prumo & Nível", "Curitiba", "Serviços",
           "Pequena", 17, LIVIA, JULIA, "11/01/2023", billing_day=6,
           habits=[service(PHONE, 16), service(SUPPORT, 12)]),
    Client("000128", "Lacerda Quintela Advogados", "Lacerda Quintela", "Porto Alegre", "Serviços",
           "Pequena", 26, CAIO, OTAVIO, "04/10/2021", billing_day=7,
           habits=[service(PHONE, 30), service(BACKUP, 4)]),
    Client("000129", "Traço Largo Arquitetura Ltda", "Traço Largo", "Florianópolis", "Serviços",
           "Pequena", 9, LIVIA, JULIA, "16/05/2023", billing_day=8, habits=[service(BACKUP, 3)]),
    Client("000130", "Imobiliária Chave Mestra Ltda", "Chave Mestra", "Londrina", "Serviços",
           "Pequena", 31, LIVIA, JULIA, "20/09/2022", billing_day=9, habits=[service(PHONE, 48)]),
    Client("000131", "Academia Corpo Livre Ltda", "Corpo Livre", "Caxias do Sul", "Comércio",
           "Pequena", 14, LIVIA, OTAVIO, "02/02/2024", billing_day=10,
           habits=[service(WIFI, 12)]),
    Client("000132", 'Padaria e Confeitaria "O Forno d\'Ouro" Ltda', "O Forno d'Ouro", "Pelotas",
           "Comércio", "Pequena", 19, LIVIA, OTAVIO, "13/03/2023", billing_day=11,
           habits=[service(WIFI, 9)]),
    Client("000133", "Auto Peças Biela Forte Ltda", "Biela Forte", "Cascavel", "Comércio",
           "Pequena", 28, LIVIA, JULIA, "29/08/2022", billing_day=12,
           habits=[service(PHONE, 22), service(CAMERAS, 16)]),
    Client("000135", "Escola Infantil Casa da Árvore Ltda", "Casa da Árvore", "Santa Maria",
           "Educação", "Pequena", 24, LIVIA, OTAVIO, "05/02/2024", billing_day=5,
           habits=[service(CAMERAS, 14)]),
    Client("000136", "Ótica Olhar Manso Ltda", "Olhar Manso", "Salvador", "Comércio", "Pequena",
           8, LIVIA, JULIA, "18/04/2024", billing_day=6, habits=[service(WIFI, 8)]),
    # One purchase each.
    Client("000137", "Barbearia Fio e Navalha Ltda", "Fio e Navalha", "São Paulo", "Comércio",
           "Pequena", 6, LIVIA, JULIA, "12/08/2026", habits=[bought("2026-08-12", ACCESS_POINT, 2)]),
    Client("000138", "Lua Cheia Produção de Eventos Ltda", "Lua Cheia Eventos", "Belo Horizonte",
           "Serviços", "Pequena", 11, LIVIA, JULIA, "23/10/2025",
           habits=[bought("2025-10-23", EVENT, 4)]),
    Client("000139", "Cine Galpão Exibições Ltda", "Cine Galpão", "Campinas", "Serviços",
           "Pequena", 15, LIVIA, JULIA, "03/11/2026", habits=[bought("2026-11-03", SETUP)]),
    # Orders without a contract. The first three stopped: cadence broken.
    Client("000140", "Engenharia Viga Mestra Ltda", "Viga Mestra", "Brasília", "Construção",
           "Média", 66, CAIO, JULIA, "10/06/2023",
           habits=[every(34, 5, "2024-06-10", "2026-07-20", item(ROUTER, 1, 2), item(SETUP))]),
    Client("000141", "Cartonagem Papelito Ltda", "Cartonagem Papelito", "Blumenau", "Indústria",
           "Pequena", 47, BEATRIZ, JULIA, "22/01/2024",
           habits=[every(44, 6, "2024-06-18", "2026-07-28", item(SWITCH), item(HOURS, 6, 18))]),
    Client("000142", "Agropecuária Coxilha Rica Ltda", "Coxilha Rica", "Uruguaiana",
           "Agronegócio", "Média", 39, MARINA, OTAVIO, "15/05/2024",
           habits=[every(28, 4, "2024-06-05", "2026-08-30", item(HOURS, 10, 24))]),
    Client("000143", "Cerâmica Barro Vermelho Ltda", "Barro Vermelho", "Criciúma", "Indústria",
           "Média", 110, BEATRIZ, JULIA, "04/07/2023",
           habits=[every(40, 6, "2024-06-14", "2026-11-12", item(HOURS, 12, 30),
                         item(ACCESS_POINT, 1, 4))]),
]

INTERNATIONAL = [
    Client("000144", "Transportes del Plata S.A.", "Transportes del Plata", "Montevidéu",
           "Logística", "Média", 170, CAIO, JULIA, "01/06/2022", billing_day=3, document="",
           country="Uruguai", channel="Parceiro",
           habits=[service(TRANSIT, 1), service(SDWAN, 4)]),
    Client("000145", "Guaraní Logística S.A.", "Guaraní Logística", "Assunção", "Logística",
           "Média", 95, CAIO, JULIA, "12/09/2023", billing_day=5, document="",
           country="Paraguai", habits=[service(SDWAN, 6)]),
    Client("000146", "Atlântico Dados, Lda.", "Atlântico Dados", "Lisboa", "Serviços", "Média", 52,
           CAIO, JULIA, "20/02/2024", billing_day=2, document="", country="Portugal",
           habits=[service(TRANSIT, 1), service(RACK, 2)]),
    Client("000147", "Pampa Datos S.R.L.", "Pampa Datos", "Buenos Aires", "Serviços", "Pequena",
           18, CAIO, JULIA, "", document="", country="Argentina"),
]

GONE = [
    # Silent for more than 180 days, nobody said that it is over: inactive.
    Client("000148", "Confecções Linha Reta Ltda", "Linha Reta", "Blumenau", "Indústria", "Média",
           77, BEATRIZ, JULIA, "17/03/2022", habits=[service(LINK_200, 1, end="2026-03")]),
    Client("000149", "Madeireira Cerne Ltda", "Madeireira Cerne", "Erechim", "Indústria",
           "Pequena", 33, BEATRIZ, OTAVIO, "08/04/2021", billing_day=9,
           habits=[service(PHONE, 25, end="2025-11"), service(CAMERAS, 20, end="2025-11")]),
    Client("000150", "Livraria Página Solta Ltda", "Página Solta", "Porto Alegre", "Comércio",
           "Pequena", 7, LIVIA, OTAVIO, "19/08/2022", habits=[service(WIFI, 6, end="2025-08")]),
    Client("000151", "Fundição Cadinho Ltda", "Fundição Cadinho", "Joinville", "Indústria",
           "Média", 140, BEATRIZ, JULIA, "26/10/2020", billing_day=4,
           habits=[service(LINK_200, 1, end="2026-04"), service(SUPPORT, 24, end="2026-04")]),
    # Ended, and we know why.
    Client("000152", "Gráfica Horizonte Ltda", "Gráfica Horizonte", "Santa Maria", "Indústria",
           "Pequena", 29, BEATRIZ, OTAVIO, "30/01/2021", billing_day=6,
           ended="30/10/2026", end_reason="Encerramento da empresa",
           habits=[service(SUPPORT, 22, end="2026-10")]),
    Client("000153", "Rádio Vento Minuano Ltda", "Rádio Vento Minuano", "Pelotas", "Serviços",
           "Pequena", 21, CAIO, OTAVIO, "05/05/2021", billing_day=3,
           ended="31/03/2026", end_reason="Concorrente",
           habits=[service(LINK_200, 1, end="2026-03")]),
    Client("000154", "Malharia Ponto Fino Ltda", "Ponto Fino", "Caxias do Sul", "Indústria",
           "Média", 92, BEATRIZ, OTAVIO, "11/11/2020", billing_day=7,
           ended="28/02/2026", end_reason="Preço",
           habits=[service(LINK_200, 1, end="2026-02"), service(SECURITY, 3, end="2026-02")]),
    Client("000155", "Fala Clara Central de Atendimento Ltda", "Fala Clara", "Londrina",
           "Serviços", "Grande", 380, CAIO, JULIA, "02/03/2020", billing_day=2,
           ended="31/08/2025", end_reason="Adquirida por outra empresa",
           habits=[service(PHONE, 300, end="2025-08"), service(LINK_500, 1, end="2025-08")]),
    Client("000156", "Clube Recreativo Três Figueiras", "Clube Três Figueiras", "Porto Alegre",
           "Turismo", "Pequena", 25, LIVIA, OTAVIO, "14/06/2022", billing_day=10,
           ended="31/12/2025", end_reason="Atendimento",
           habits=[service(WIFI, 30, end="2025-12")]),
]

NEW_AND_COMING = [
    # Never bought. The first two are clients on paper since a day.
    Client("000157", "Cooperativa de Crédito Semear", "Crédito Semear", "Passo Fundo",
           "Finanças", "Média", 150, MARINA, OTAVIO, "20/10/2026", channel="Indicação"),
    Client("000158", "Frutas do Vale Comércio Ltda", "Frutas do Vale", "Caxias do Sul",
           "Agronegócio", "Pequena", 40, MARINA, OTAVIO, "06/11/2026", channel="Feira"),
    Client("000159", "Nuvem de Gado Tecnologia Ltda", "Nuvem de Gado", "Uruguaiana",
           "Agronegócio", "Pequena", 12, MARINA, OTAVIO, "", channel="Site"),
    # Opened after the alphanumeric CNPJ came into force.
    Client("000160", "Capim Dourado Tecnologia Ltda", "Capim Dourado", "Campinas", "Serviços",
           "Pequena", 16, CAIO, JULIA, "01/09/2026", document=cnpj("9ZK7L2MX"), channel="Site",
           habits=[service(LINK_200, 1, start="2026-09"), service(PHONE, 18, start="2026-09")]),
    # People.
    Client("000161", "Henrique Sampaio Vidal", "Consultório Dr. Henrique Vidal", "Porto Alegre",
           "Saúde", "", None, LIVIA, OTAVIO, "22/05/2023", document=cpf(999990161),
           habits=[service(BACKUP, 2)]),
    Client("000162", "Maria Aparecida Fontes", "", "Santo Ângelo", "Agronegócio", "", None, LIVIA,
           OTAVIO, "30/09/2024", document=cpf(999990162),
           habits=[every(61, 12, "2024-09-30", "2026-11-02", item(HOURS, 2, 5))]),
    Client("000163", "João Batista Corrêa", "Cartório Corrêa", "Criciúma", "Serviços", "", None,
           LIVIA, JULIA, "03/02/2022", document=cpf(999990163), billing_day=9,
           habits=[service(PHONE, 12), service(BACKUP, 3)]),
    Client("000164", "Letícia Ramos de Ávila", "", "Curitiba", "", "", None, LIVIA, "", "",
           document=cpf(999990164), habits=[bought("2026-05-27", ROUTER)]),
    # Little is known about these two: no owner, no sector, no tax number, no city.
    Client("000165", "Depósito Central de Bebidas Ltda", "Depósito Central", "Londrina", "Comércio",
           "", None, "", "", "", phone=False, billing_day=6, habits=[service(CAMERAS, 22)]),
    Client("000166", "Comercial Andrade e Filhos Ltda", "", "", "", "", None, LIVIA, "", "",
           document="", phone=False, email=False, billing_day=7, habits=[service(PHONE, 10)]),
]

CLIENTS = sorted(
    LARGE_ACCOUNTS + MIDDLE_ACCOUNTS + SMALL_ACCOUNTS + INTERNATIONAL + GONE + NEW_AND_COMING,
    key=lambda client: client.code)
