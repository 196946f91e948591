"""Clients with contracts: the largest and the middle ones.

What the classification should find stands beside each client.
"""

from billing import CANCELLED, RETURN, Client, Terms
from catalogue import *
from habits import *
from tax_numbers import cnpj

LARGE_ACCOUNTS = [
    # The largest by far: worth a diamond, and a concentration to look at.
    Client("000101", "Hospital Santa Clara do Sul S.A.", "Hospital Santa Clara do Sul",
           "Porto Alegre", "Saúde", "Grande", 1240, RUI, OTAVIO, "11/03/2019", billing_day=3,
           channel="Indicação", tags="crítico 24x7",
           habits=[service(LINK_1G, 4), service(SDWAN, 14), service(SECURITY, 16),
                   service(PHONE, 420), service(WIFI, 260, steps=[("2025-08", 310)]),
                   service(BACKUP, 40, steps=[("2025-02", 55), ("2026-03", 70)]),
                   orders(75, 20, "2024-07-08", "2026-11-10", item(HOURS, 8, 40),
                         item(ACCESS_POINT, 4, 12), item(SWITCH, 1, 4)),
                   bought("2025-09-18", ACCESS_POINT, 2, RETURN),
                   bought("2026-10-20", ACCESS_POINT, 26), bought("2026-10-20", SETUP, 2)]),
    Client("000102", "Cooperativa Agropecuária Vale do Ipê Ltda", "Cooperativa Vale do Ipê",
           "Passo Fundo", "Agronegócio", "Grande", 640, MARINA, OTAVIO, "01/03/2021",
           channel="Feira", tags="safra",
           habits=[service(LINK_500, 3, terms=Terms("2024-03-01", "2027-02-28", 90)),
                   service(SDWAN, 18, steps=[("2026-06", 15)],
                           terms=Terms("2024-03-01", "2027-02-28", 90)),
                   service(SECURITY, 9, terms=Terms("2023-06-15", "2027-06-14", 60)),
                   service(PHONE, 140, terms=Terms("2023-01-10", "2027-01-09", None)),
                   orders(60, 3, "2024-08-12", "2026-08-12", item(HOURS, 30, 60))]),
    # Pays late and owes: the last two invoices are open.
    Client("000103", "Têxtil Serra Azul S.A.", "Têxtil Serra Azul", "Caxias do Sul", "Indústria",
           "Grande", 910, BEATRIZ, OTAVIO, "17/08/2018", billing_day=1, pays_late=9,
           unpaid_from="2026-09-01", channel="Prospecção",
           habits=[service(LINK_1G, 2), service(SECURITY, 14), service(RACK, 4),
                   service(BACKUP, 28), service(SUPPORT, 60)]),
    # Three tax numbers of one root: a group. The head office shrinks; its SD-WAN is billed by
    # shop in use, without a contract.
    Client("000104", "Rede Farma Litoral Drogarias Ltda", "Rede Farma Litoral", "Florianópolis",
           "Varejo", "Grande", 720, MARINA, JULIA, "05/02/2020", billing_day=4,
           document=cnpj("99000104", "0001"), channel="Indicação",
           habits=[service(LINK_500, 2), service(SDWAN, 46, contract=False,
                           steps=[("2026-09", 34), ("2026-10", 22), ("2026-11", 20)]),
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
           # Buys much more than usual: a new site.
           habits=[service(LINK_500, 2, terms=Terms("2022-01-10", "2027-01-10", 60)),
                   service(SDWAN, 9, terms=Terms("2022-01-10", "2027-01-10", 60)),
                   service(CAMERAS, 90, terms=Terms("2023-08-01", "2027-08-01", 60)),
                   orders(50, 15, "2024-07-02", "2026-10-28", item(SETUP), item(ROUTER)),
                   bought("2026-11-12", ROUTER, 12)]),
    # Grows: managed Wi-Fi in nine shops since October, the good month that hides three departures.
    Client("000108", "Laticínios Boa Prosa S.A.", "Laticínios Boa Prosa", "Chapecó", "Indústria",
           "Grande", 530, BEATRIZ, OTAVIO, "30/06/2020", billing_day=6, channel="Indicação",
           habits=[service(LINK_500, 2), service(SDWAN, 12), service(BACKUP, 14),
                   service(WIFI, 139, start="2026-10", terms=Terms("2026-10-01", "2028-10-01", 90)),
                   bought("2026-10-14", SETUP, 2), bought("2026-10-14", ACCESS_POINT, 9)]),
    Client("000109", "Colégio Arandu Ltda", "Colégio Arandu", "Blumenau", "Educação", "Média", 88,
           RUI, OTAVIO, "01/02/2022", billing_day=10, pays_late=6,
           habits=[service(LINK_200, 1), service(WIFI, 60), service(SUPPORT, 18)]),
    # Silent for more than a year, then back: reactivated.
    Client("000110", "Viação Pedra Branca Ltda", "Viação Pedra Branca", "Pelotas", "Logística",
           "Média", 210, CAIO, OTAVIO, "09/05/2020", billing_day=8,
           habits=[service(SDWAN, 7, end="2025-06", terms=Terms(
                       cancelled="2025-04-22", end="2025-06-30", reason="Preço")),
                   service(LINK_200, 1, end="2025-06", terms=Terms(
                       cancelled="2025-04-22", end="2025-06-30", reason="Preço")),
                   service(SDWAN, 7, start="2026-09"), service(CAMERAS, 40, start="2026-09")]),
    Client("000111", "Distribuidora Ouro Verde Ltda", "Distribuidora Ouro Verde", "Chapecó",
           "Logística", "Grande", 350, MARINA, OTAVIO, "19/10/2019", billing_day=2,
           # May be called off until 15/12 and nobody has spoken with them since August.
           habits=[service(LINK_1G, 1, terms=Terms("2023-02-13", "2027-02-13", 60)),
                   service(SDWAN, 16, terms=Terms("2023-02-13", "2027-02-13", 60)),
                   service(SECURITY, 12), service(PHONE, 95), bought("2026-02-11", SWITCH, 2),
                   bought("2026-02-25", SWITCH, 1, RETURN)]),
    Client("000112", "Fundação Universidade Comunitária das Missões", "Universidade das Missões",
           "Santo Ângelo", "Educação", "Grande", 1100, RUI, OTAVIO, "15/01/2018", billing_day=1,
           channel="Licitação",
           # One tender for everything, and one person to talk to.
           habits=[service(product, quantity, terms=Terms("2022-04-01", "2027-03-31", 60, False))
                   for product, quantity in ((LINK_1G, 3), (WIFI, 280), (RACK, 3), (SECURITY, 8),
                                             (SUPPORT, 45))]),
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
                   # Orders beside the contracts that shrink.
                   orders(76, 4, "2024-09-03", "2026-11-10", item(ACCESS_POINT, 2, 6),
                          sizes=(6, 7, 6, 7, 6, 6, 7, 5, 4, 2, 1))]),
    Client("000116", "Frigorífico Três Coxilhas S.A.", "Frigorífico Três Coxilhas", "Erechim",
           "Agronegócio", "Grande", 820, MARINA, OTAVIO, "12/12/2019", billing_day=3, pays_late=2,
           habits=[service(LINK_500, 2), service(SECURITY, 11), service(WIFI, 90),
                   service(PHONE, 60)]),
    Client("000117", "Móveis Araucária Ltda", "Móveis Araucária", "Bento Gonçalves", "Indústria",
           "Média", 190, BEATRIZ, OTAVIO, "21/05/2021", billing_day=6,
           habits=[service(LINK_200, 2), service(SECURITY, 5), service(SUPPORT, 38)]),
    Client("000118", "Vinícola Morro do Sino Ltda", "Vinícola Morro do Sino", "Bento Gonçalves",
           "Indústria", "Média", 74, BEATRIZ, OTAVIO, "10/03/2022", billing_day=11,
           # Called off, and still running until the end of the year.
           habits=[service(product, quantity, terms=Terms(
                       cancelled="2026-10-14", end="2026-12-31", reason="Sem uso"))
                   for product, quantity in ((LINK_200, 1), (WIFI, 36), (CAMERAS, 28))]),
    Client("000119", "Clínica Pampa Imagem Ltda", "Clínica Pampa Imagem", "Pelotas", "Saúde",
           "Média", 64, RUI, OTAVIO, "18/06/2021", billing_day=4,
           habits=[service(LINK_200, 1), service(BACKUP, 12), service(SECURITY, 2),
                   bought("2025-06-17", BACKUP, 12, CANCELLED)]),
    Client("000120", "Laboratório Análise Viva Ltda", "Análise Viva", "Curitiba", "Saúde",
           "Média", 130, RUI, JULIA, "02/09/2020", billing_day=2,
           # The security contract: the last day to decide has passed, and it does not renew by itself.
           habits=[service(LINK_500, 1), service(PHONE, 70),
                   service(SECURITY, 4, terms=Terms(renewal="2026-12-10", notice=60, renews=False)),
                   service(BACKUP, 6)]),
    Client("000121", "Consórcio Intermunicipal do Alto da Serra", "Consórcio Alto da Serra",
           "Erechim", "Setor público", "Média", 45, RUI, OTAVIO, "25/02/2021", billing_day=10,
           pays_late=14, channel="Licitação",
           habits=[service(LINK_200, 3), service(SUPPORT, 40)]),
    Client("000122", "Porto Seco Fronteira Oeste S.A.", "Porto Seco Fronteira Oeste", "Uruguaiana",
           "Logística", "Média", 140, CAIO, OTAVIO, "06/06/2020", billing_day=1,
           # Does not renew by itself; the last day to talk is 01/12.
           habits=[service(LINK_500, 2, terms=Terms("2023-12-31", "2026-12-31", 30, False)),
                   service(CAMERAS, 140, terms=Terms("2023-12-31", "2026-12-31", 30, False)),
                   service(SECURITY, 5)]),
    Client("000123", "Hotel Mirante da Lagoa Ltda", "Hotel Mirante da Lagoa", "Florianópolis",
           "Turismo", "Média", 58, LIVIA, JULIA, "14/11/2022", billing_day=8,
           habits=[service(LINK_200, 1), service(WIFI, 42)]),
    # Seasonal: every summer, and only then.
    Client("000124", "Pousada Maré Mansa Ltda", "Pousada Maré Mansa", "Torres", "Turismo",
           "Pequena", 12, LIVIA, OTAVIO, "01/12/2021", billing_day=5, tags="sazonal",
           habits=[service(WIFI, 24, start="2024-12", end="2025-03", contract=False),
                   service(WIFI, 26, start="2025-12", end="2026-03", contract=False)]),
    Client("000125", "Parque Aquático Sol a Pino Ltda", "Parque Sol a Pino", "Torres", "Turismo",
           "Média", 85, LIVIA, OTAVIO, "15/11/2020", billing_day=5, tags="sazonal",
           habits=[service(product, quantity, start=start, end=end, contract=False)
                   for start, end, points in (("2024-11", "2025-03", 48), ("2025-11", "2026-03", 52),
                                              ("2026-11", "2026-11", 52))
                   for product, quantity in ((LINK_200, 1), (WIFI, points))]),
    Client("000134", "Rede de Postos Rumo Sul Ltda", "Postos Rumo Sul", "Criciúma", "Varejo",
           "Média", 120, MARINA, JULIA, "23/03/2022", billing_day=12,
           habits=[service(SDWAN, 8), service(CAMERAS, 34)]),
]

