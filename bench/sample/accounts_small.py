"""Small clients, foreign ones, those who left and those to come.

What the classification should find stands beside each client.
"""

from billing import Client, Terms
from catalogue import *
from habits import *
from tax_numbers import cnpj, cpf

SMALL_ACCOUNTS = [
    Client("000126", "Editora Letra Miúda Ltda", "Letra Miúda", "Porto Alegre", "Serviços",
           "Pequena", 22, LIVIA, OTAVIO, "07/07/2022", pays_late=3, habits=[service(SUPPORT, 20)]),
    Client("000127", "Prumo & Nível Contabilidade S/S", "Prumo & Nível", "Curitiba", "Serviços",
           "Pequena", 17, LIVIA, JULIA, "11/01/2023", billing_day=6,
           habits=[service(PHONE, 16), service(SUPPORT, 12)]),
    Client("000128", "Lacerda Quintela Advogados", "Lacerda Quintela", "Porto Alegre", "Serviços",
           "Pequena", 26, CAIO, OTAVIO, "04/10/2021", billing_day=7,
           habits=[service(PHONE, 30), service(BACKUP, 4)]),
    Client("000129", "Traço Largo Arquitetura Ltda", "Traço Largo", "Florianópolis", "Serviços",
           "Pequena", 9, LIVIA, JULIA, "16/05/2023", billing_day=8, habits=[service(BACKUP, 3)]),
    Client("000130", "Imobiliária Chave Mestra Ltda", "Chave Mestra", "Londrina", "Serviços",
           "Pequena", 31, LIVIA, JULIA, "20/09/2022", billing_day=9,
           ended="02/10/2026", end_reason="Preço",
           habits=[service(PHONE, 48, end="2026-09", terms=Terms(
               cancelled="2026-08-03", end="2026-10-02", reason="Preço"))]),
    Client("000131", "Academia Corpo Livre Ltda", "Corpo Livre", "Caxias do Sul", "Comércio",
           "Pequena", 14, LIVIA, OTAVIO, "02/02/2024", billing_day=10, pays_late=3,
           habits=[service(WIFI, 12)]),
    Client("000132", 'Padaria e Confeitaria "O Forno d\'Ouro" Ltda', "O Forno d'Ouro", "Pelotas",
           "Comércio", "Pequena", 19, LIVIA, OTAVIO, "13/03/2023", billing_day=11,
           habits=[service(WIFI, 9)]),
    Client("000133", "Auto Peças Biela Forte Ltda", "Biela Forte", "Cascavel", "Comércio",
           "Pequena", 28, LIVIA, JULIA, "29/08/2022", billing_day=12,
           ended="15/10/2026", end_reason="Logística",
           habits=[service(product, quantity, end="2026-09", terms=Terms(
                       cancelled="2026-09-14", end="2026-10-15", reason="Logística"))
                   for product, quantity in ((PHONE, 22), (CAMERAS, 16))]),
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
           "Pequena", 15, LIVIA, JULIA, "03/11/2026", billing_day=20,
           # Just signed, not billed yet: nothing is known yet that could forecast its renewal.
           habits=[bought("2026-11-03", SETUP),
                   service(LINK_200, 1, start="2026-11", terms=Terms(
                       "2026-11-10", "2027-11-10", 60))]),
    # Orders without a contract. The first three stopped: cadence broken.
    Client("000140", "Engenharia Viga Mestra Ltda", "Viga Mestra", "Brasília", "Construção",
           "Média", 66, CAIO, JULIA, "10/06/2023", pays_late=5,
           habits=[orders(34, 5, "2024-06-10", "2026-07-20", item(ROUTER, 1, 2), item(SETUP))]),
    Client("000141", "Cartonagem Papelito Ltda", "Cartonagem Papelito", "Blumenau", "Indústria",
           "Pequena", 47, BEATRIZ, JULIA, "22/01/2024",
           habits=[orders(44, 6, "2024-06-18", "2026-07-28", item(SWITCH), item(HOURS, 6, 18))]),
    Client("000142", "Agropecuária Coxilha Rica Ltda", "Coxilha Rica", "Uruguaiana",
           "Agronegócio", "Média", 39, MARINA, OTAVIO, "15/05/2024",
           habits=[orders(28, 4, "2024-06-05", "2026-08-30", item(HOURS, 10, 24))]),
    Client("000143", "Cerâmica Barro Vermelho Ltda", "Barro Vermelho", "Criciúma", "Indústria",
           "Média", 110, BEATRIZ, JULIA, "04/07/2023",
           # The order that shrinks.
           habits=[orders(40, 3, "2024-06-14", "2026-11-12", item(HOURS, 12, 30),
                          sizes=(24, 28, 26, 30, 25, 27, 29, 26, 28, 27, 30, 28, 26, 29, 27, 28,
                                 26, 24, 20, 14, 10, 8))]),
]

INTERNATIONAL = [
    Client("000144", "Transportes del Plata S.A.", "Transportes del Plata", "Montevidéu",
           "Logística", "Média", 170, CAIO, JULIA, "01/06/2022", billing_day=3, document="",
           country="Uruguai", channel="Parceiro", pays_late=4,
           habits=[service(TRANSIT, 1), service(SDWAN, 4)]),
    Client("000145", "Guaraní Logística S.A.", "Guaraní Logística", "Assunção", "Logística",
           "Média", 95, CAIO, JULIA, "12/09/2023", billing_day=5, document="",
           country="Paraguai",
           # Invoiced in dollars.
           habits=[service(SDWAN, 6, 15000, currency="USD"), service(LINK_200, 1, 41000, currency="USD")]),
    Client("000146", "Atlântico Dados, Lda.", "Atlântico Dados", "Lisboa", "Serviços", "Média", 52,
           CAIO, JULIA, "20/02/2024", billing_day=2, document="", country="Portugal",
           habits=[service(TRANSIT, 1, 115000, currency="EUR"),
                   service(RACK, 2, 56000, currency="EUR")]),
    Client("000147", "Pampa Datos S.R.L.", "Pampa Datos", "Buenos Aires", "Serviços", "Pequena",
           18, CAIO, JULIA, "", document="", country="Argentina"),
]

GONE = [
    # Silent for more than 180 days, nobody said that it is over: inactive.
    Client("000148", "Confecções Linha Reta Ltda", "Linha Reta", "Blumenau", "Indústria", "Média",
           77, BEATRIZ, JULIA, "17/03/2022", habits=[service(LINK_200, 1, end="2026-03")]),
    Client("000149", "Madeireira Cerne Ltda", "Madeireira Cerne", "Erechim", "Indústria",
           "Pequena", 33, BEATRIZ, OTAVIO, "08/04/2021", billing_day=9,
           unpaid_from="2025-10-01",
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
           habits=[service(SUPPORT, 22, end="2026-10", terms=Terms(
               cancelled="2026-09-28", end="2026-10-30", reason="Encerramento da empresa"))]),
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
           "Finanças", "Média", 150, MARINA, OTAVIO, "20/10/2026", channel="Indicação",
           # Signed; the service starts in December.
           habits=[service(LINK_500, 1, start="2026-12", end="2026-12", terms=Terms(
                       "2026-12-01", "2028-12-01", 90)),
                   service(SECURITY, 4, start="2026-12", end="2026-12", terms=Terms(
                       "2026-12-01", "2028-12-01", 90))]),
    Client("000158", "Frutas do Vale Comércio Ltda", "Frutas do Vale", "Caxias do Sul",
           "Agronegócio", "Pequena", 40, MARINA, OTAVIO, "06/11/2026", channel="Feira",
           habits=[service(LINK_200, 1, start="2027-01", end="2027-01", terms=Terms(
               "2027-01-04", "2028-01-04", 60, status="Rascunho"))]),
    Client("000159", "Nuvem de Gado Tecnologia Ltda", "Nuvem de Gado", "Uruguaiana",
           "Agronegócio", "Pequena", 12, MARINA, OTAVIO, "", channel="Site"),
    # Opened after the alphanumeric CNPJ came into force.
    Client("000160", "Capim Dourado Tecnologia Ltda", "Capim Dourado", "Campinas", "Serviços",
           "Pequena", 16, CAIO, JULIA, "01/09/2026", document=cnpj("9ZK7L2MX"), channel="Site",
           habits=[service(LINK_200, 1, start="2026-09"), service(PHONE, 18, start="2026-09"),
                   bought("2026-11-12", ROUTER)]),
    # People.
    Client("000161", "Henrique Sampaio Vidal", "Consultório Dr. Henrique Vidal", "Porto Alegre",
           "Saúde", "", None, LIVIA, OTAVIO, "22/05/2023", document=cpf(999990161),
           habits=[service(BACKUP, 2)]),
    Client("000162", "Maria Aparecida Fontes", "", "Santo Ângelo", "Agronegócio", "", None, LIVIA,
           OTAVIO, "30/09/2024", document=cpf(999990162),
           habits=[orders(61, 12, "2024-09-30", "2026-11-02", item(HOURS, 2, 5))]),
    Client("000163", "João Batista Corrêa", "Cartório Corrêa", "Criciúma", "Serviços", "", None,
           LIVIA, JULIA, "03/02/2022", document=cpf(999990163), billing_day=9,
           habits=[service(PHONE, 12), service(BACKUP, 3)]),
    Client("000164", "Letícia Ramos de Ávila", "", "Curitiba", "", "", None, LIVIA, "", "",
           document=cpf(999990164), habits=[bought("2026-05-27", ROUTER)]),
    # Little is known about these two: no owner, no sector, no tax number, no city.
    Client("000165", "Depósito Central de Bebidas Ltda", "Depósito Central", "Londrina", "Comércio",
           "", None, "", "", "", phone=False, billing_day=6, pays_late=8, habits=[service(CAMERAS, 22)]),
    Client("000166", "Comercial Andrade e Filhos Ltda", "", "", "", "", None, LIVIA, "", "",
           document="", phone=False, email=False, billing_day=7, habits=[service(PHONE, 10)]),
]

