"""Business that may come or came, acts in our favour, who brought whom, and past values."""

from catalogue import *
from habits import BEATRIZ, CAIO, JULIA, LIVIA, MARINA, OTAVIO, RUI

UPSELL, CROSS, RENEWAL, NEW = "Upsell", "Cross-sell", "Renovação", "Novo negócio"
WON, LOST = "Ganha", "Perdida"

# Client, kind, title, product, stage, since, value (R$ a year), probability, expected, closed,
# result, reason, who must agree, owner.
OPPORTUNITIES = [
    ("000102", RENEWAL, "Renovação do link e do SD-WAN", LINK_500, "Proposta", "2026-11-12", 309985,
     60, "2026-11-30", None, None, "", ["Cláudio Reis", "Renato Siqueira"], MARINA),
    ("000102", CROSS, "Backup em nuvem das unidades", BACKUP, "Proposta", "2026-09-22", 46800, 60,
     "2026-12-18", None, None, "", ["Cláudio Reis"], MARINA),
    ("000102", CROSS, "Wi-Fi do silo 3", WIFI, "Qualificação", "2026-06-03", 21300, 20,
     "2027-03-31", None, None, "", ["Marcos Vidal", "Sílvia Matos"], MARINA),
    ("000101", UPSELL, "Segundo caminho de fibra", LINK_1G, "Negociação", "2026-03-27", 361000, 50,
     "2026-12-15", None, None, "", ["Elisa Moura Prado", "Sérgio Lemos", "Patrícia Goulart"], RUI),
    ("000101", CROSS, "Câmeras no estacionamento", CAMERAS, "Qualificação", "2026-05-19", 62400,
     20, "2027-03-31", None, None, "", ["Noêmia Castilhos"], RUI),
    ("000101", UPSELL, "Backup a 70 TB", BACKUP, "Fechada", "2026-02-24", 61250, 100, "2026-03-31",
     "2026-03-02", WON, "", [], RUI),
    ("000103", UPSELL, "Wi-Fi do galpão 2", WIFI, "Qualificação", "2026-06-18", 58700, 10,
     "2027-06-30", None, None, "", ["Otto Zanetti"], BEATRIZ),
    ("000104", RENEWAL, "Faixas por loja ativa", SDWAN, "Proposta", "2026-10-29", 208000, 70,
     "2026-12-11", None, None, "", ["Karina Bittencourt"], MARINA),
    ("000107", RENEWAL, "Renovação do link e do SD-WAN", LINK_500, "Qualificação", "2026-09-01",
     196245, 50, "2026-12-31", None, None, "", ["Daniela Magalhães"], CAIO),
    ("000108", CROSS, "Wi-Fi em nove lojas", WIFI, "Fechada", "2026-08-05", 163047, 100,
     "2026-09-30", "2026-09-24", WON, "", [], BEATRIZ),
    ("000108", CROSS, "Câmeras nas docas", CAMERAS, "Proposta", "2026-11-06", 44100, 70,
     "2027-02-26", None, None, "", ["Valéria Guimarães"], BEATRIZ),
    ("000110", NEW, "Volta da Viação", SDWAN, "Fechada", "2026-08-19", 104000, 100, "2026-08-31",
     "2026-08-26", WON, "", [], CAIO),
    ("000111", RENEWAL, "Renovação de fevereiro", LINK_1G, "Qualificação", "2026-08-18", 256740, 50,
     "2027-01-29", None, None, "", ["Raquel Magalhães", "Elaine Uchôa"], MARINA),
    ("000112", RENEWAL, "Edital de 2027", LINK_1G, "Qualificação", "2026-03-18", 842118, 60,
     "2027-03-31", None, None, "", ["Jonas Guimarães"], RUI),
    ("000113", CROSS, "Segurança para a auditoria", SECURITY, "Proposta", "2026-10-06", 61000, 60,
     "2027-01-29", None, None, "", ["Nelson Conceição", "Leandro Duarte"], BEATRIZ),
    ("000115", CROSS, "Segurança nas lojas", SECURITY, "Proposta", "2026-02-10", 137000, 0,
     "2026-05-29", "2026-06-02", LOST, "Preço", [], MARINA),
    ("000116", CROSS, "Câmeras no curral", CAMERAS, "Proposta", "2026-09-30", 38900, 40,
     "2027-01-29", None, None, "", [], MARINA),
    ("000116", UPSELL, "Segundo link para o abatedouro", LINK_500, "Negociação", "2026-10-20", 214000,
     50, "2026-12-18", None, None, "",
     ["Arlindo Coxilha Neto", "Irineu Bresolin", "Gelson Trevisan", "Roberta Scheffer"], MARINA),
    ("000114", UPSELL, "Mais dez unidades de SD-WAN", SDWAN, "Negociação", "2026-10-13", 104100, 60,
     "2026-12-18", None, None, "", [], CAIO),
    ("000119", CROSS, "Câmeras na recepção", CAMERAS, "Negociação", "2025-08-04", 9400, 0,
     "2025-10-31", "2025-10-20", LOST, "Orçamento", [], RUI),
    ("000120", CROSS, "Colocation para o laboratório", RACK, "Proposta", "2025-11-11", 39300, 0,
     "2026-03-31", "2026-04-14", LOST, "Concorrente", [], RUI),
    ("000122", RENEWAL, "Renovação de dezembro", LINK_500, "Qualificação", "2026-07-30", 211402, 50,
     "2026-11-30", None, None, "", ["Karina Siqueira"], CAIO),
    ("000134", UPSELL, "Câmeras nos postos novos", CAMERAS, "Qualificação", "2026-07-01", 15600, 0,
     "2026-10-30", "2026-10-23", LOST, "Atendimento", [], MARINA),
    # Nobody can bring fibre to the border: lost by logistics.
    ("000144", UPSELL, "Base de Rivera", SDWAN, "Negociação", "2026-09-15", 10400, 0, "2026-12-31",
     "2026-10-28", LOST, "Logística", [], CAIO),
    ("000145", UPSELL, "Segunda rota", LINK_200, "Qualificação", "2026-10-20", 28000, 30,
     "2027-03-31", None, None, "", ["Derlis Benítez"], CAIO),
    ("000146", UPSELL, "Meio rack adicional", RACK, "Proposta", "2026-11-04", 41500, 70,
     "2027-02-26", None, None, "", ["Tomás Azevedo"], CAIO),
    ("000147", NEW, "Entrada em Porto Alegre", LINK_200, "Qualificação", "2026-08-20", 29500, 20,
     "2027-04-30", None, None, "", ["Martín Quiroga"], JULIA),
    ("000153", NEW, "Volta da rádio", LINK_200, "Qualificação", "2026-10-05", 28200, 30,
     "2027-03-31", None, None, "", [], CAIO),
    ("000154", NEW, "Volta da malharia", LINK_200, "Qualificação", "2026-09-17", 48700, 40,
     "2027-01-29", None, None, "", ["Adriana Guimarães"], BEATRIZ),
    ("000157", NEW, "Quatro agências", LINK_500, "Fechada", "2026-10-13", 78680, 100, "2026-10-30",
     "2026-10-20", WON, "", [], OTAVIO),
    ("000158", NEW, "Link para o packing house", LINK_200, "Negociação", "2026-11-06", 29558, 70,
     "2026-11-30", None, None, "", ["Eduardo Oliveira", "Bianca Oliveira"], OTAVIO),
    ("000159", NEW, "Piloto em três fazendas", LINK_200, "Qualificação", "2026-06-08", 29500, 10,
     "2026-09-30", None, None, "", [], OTAVIO),
    ("000160", NEW, "Primeiro contrato", LINK_200, "Fechada", "2026-08-10", 38000, 100,
     "2026-08-31", "2026-08-27", WON, "", [], JULIA),
    # Renewals that are decided: one won, one lost before the deadline.
    ("000117", RENEWAL, "Renovação do suporte", SUPPORT, "Fechada", "2026-10-20", 59599, 100,
     "2026-10-30", "2026-10-26", WON, "", [], BEATRIZ),
    ("000121", RENEWAL, "Renovação do suporte", SUPPORT, "Negociação", "2026-09-22", 62736, 40,
     "2026-11-20", "2026-11-06", LOST, "Orçamento", [], RUI),
]

# Client, contact, kind, asked, given, approved, expires, what we gave back.
ADVOCACY = [
    ("000102", "Diego Farias", "Indicação", "2026-05-12", "2026-05-26", "2026-05-26", None,
     "Vaga na trilha de segurança"),
    ("000101", "Patrícia Goulart", "Estudo de caso", "2026-04-07", "2026-05-19", "2026-06-02",
     "2027-06-01", "Inscrição no congresso de TI em saúde"),
    ("000101", "Telma Ribeiro Sá", "Depoimento", "2025-11-10", "2025-11-20", "2025-11-24",
     "2026-11-23", ""),
    ("000108", "Olívia Conceição", "Estudo de caso", "2026-10-20", None, None, None, ""),
    ("000108", "Valéria Guimarães", "Chamada de referência", "2026-08-31", "2026-09-04",
     "2026-09-04", "2027-09-03", "Visita guiada ao centro de operação"),
    ("000112", "Jonas Guimarães", "Chamada de referência", "2026-03-02", "2026-03-18",
     "2026-03-18", "2027-03-17", ""),
    ("000112", "Jonas Guimarães", "Depoimento", "2026-08-31", "2026-09-09", "2026-09-10",
     "2027-09-09", "Destaque no boletim"),
    ("000119", "Gilberto Escobar", "Chamada de referência", "2026-02-02", "2026-02-11",
     "2026-02-11", "2027-02-10", ""),
    ("000144", "Lucía Ferreyra", "Depoimento", "2026-03-30", "2026-04-09", "2026-04-13",
     "2026-10-12", ""),
    ("000146", "Inês Carvalhal", "Chamada de referência", "2026-11-05", None, None, None, ""),
]

# Who brought whom: the hospital brought a laboratory, which brought a clinic, which brought a doctor.
REFERRALS = [
    ("000101", "000120", "2020-07-14"), ("000120", "000119", "2021-04-30"),
    ("000119", "000161", "2023-04-11"), ("000102", "000157", "2026-08-25"),
    ("000101", "000108", "2020-05-08"), ("000111", "000115", "2020-06-01"),
    ("000109", "000135", "2023-11-20"),
]

# Table, record, field, value, first day. The last value is the one of today.
HISTORY = [
    ("clients", "000101", "owner", CAIO, "2019-03-11"),
    ("clients", "000101", "owner", RUI, "2025-01-13"),
    ("clients", "000134", "owner", OTAVIO, "2022-03-23"),
    ("clients", "000134", "owner", MARINA, "2026-08-20"),
    ("clients", "000108", "owner", OTAVIO, "2020-06-30"),
    ("clients", "000108", "owner", BEATRIZ, "2026-08-10"),
    ("clients", "000110", "owner", CAIO, "2020-05-09"),
    ("clients", "000128", "owner", LIVIA, "2021-10-04"),
    ("clients", "000128", "owner", CAIO, "2026-03-02"),
    ("clients", "000112", "tier-override", "Platina", "2025-07-01"),
    ("clients", "000112", "tier-override", "Diamante", "2026-07-01"),
    ("clients", "000117", "tier-override", "Ouro", "2026-03-02"),
    ("clients", "000124", "touch-override", "digital", "2025-04-01"),
    ("clients", "000157", "sector", "Serviços", "2026-09-10"),
    ("clients", "000157", "sector", "Finanças", "2026-10-20"),
    ("clients", "000116", "sector", "Indústria", "2019-12-12"),
    ("clients", "000116", "sector", "Agronegócio", "2025-03-03"),
]
# Client, contact, support by day; today's stands in the table of contacts.
SUPPORT_HISTORY = [
    ("000102", "Renato Siqueira", [(0, "2025-10-21"), (-1, "2026-06-11"), (-2, "2026-10-30")]),
    ("000102", "Diego Farias", [(1, "2025-03-18"), (2, "2026-05-26"), (2, "2026-11-12")]),
    ("000102", "Cláudio Reis", [(1, "2025-10-21"), (0, "2026-09-22")]),
    ("000101", "Augusto Vilela", [(0, "2026-02-24"), (-1, "2026-10-29")]),
    ("000101", "Lourdes Amparo", [(1, "2025-07-29"), (-1, "2026-10-29")]),
    ("000134", "Nelson Guimarães", [(1, "2026-03-04"), (-1, "2026-10-23")]),
]

# The rate on the eve of each month: one a month is enough to invoice by.
RATES = {
    "USD": "5.42 5.55 5.63 5.60 5.58 5.78 6.04 6.11 5.83 5.86 5.71 5.66 5.60 5.47 5.52 5.41 5.36 5.38 "
           "5.33 5.47 5.29 5.24 5.31 5.37 5.42 5.36 5.28 5.34 5.41 5.38",
    "EUR": "5.88 5.98 6.08 6.19 6.22 6.28 6.36 6.37 6.09 6.27 6.33 6.42 6.38 6.41 6.38 6.34 6.29 6.24 "
           "6.20 6.38 6.22 6.15 6.23 6.29 6.34 6.27 6.19 6.24 6.30 6.28",
}
