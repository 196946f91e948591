"""People at clients with a story of their own, or abroad."""

from habits import BEATRIZ, CAIO, JULIA, LIVIA, MARINA, OTAVIO, RENATA, RUI
from people import *
from stories.people_coxilhas import COXILHAS, FRUTAS
from stories.people_hospital import CLINIC, HOSPITAL
from stories.people_ipe import IPE


def basis(kind, day, code=""):
    if kind == CONTRACT:
        return (CONTRACT, "Execução do contrato", f"Contrato CT-{code}", day, "Assinatura", "2.1")
    return (INTEREST, "Contato comercial com cliente", "Avaliação de legítimo interesse", day,
            "Registro interno", "1.3")


PHARMACY = [
    Person("Karina Bittencourt", "Diretora de operações", "Operações", DIRECTOR, [DECIDER, BUYER],
           influence=5, support=(0, "2026-10-29"), authority=[SIGNS, DECIDES], covered=[MARINA],
           now=SOURCE, wanted=SOLVER, basis=basis(CONTRACT, "2020-02-05", "104")),
    Person("Fábio Uchôa", "Gerente de TI", "Tecnologia", MANAGER, [INFLUENCER],
           "Karina Bittencourt", True, 3, (1, "2026-10-29"), 1, authority=[INFLUENCES],
           covered=[MARINA], now=SOURCE, wanted=SOLVER, basis=basis(CONTRACT, "2020-02-05", "104")),
]


def branch(name, title, code):
    """A branch has its own manager and the director of the head office."""
    return [
        Person("Karina Bittencourt", "Diretora de operações", "Operações", DIRECTOR, [DECIDER],
               influence=5, support=(0, "2026-10-29"), authority=[SIGNS, DECIDES],
               covered=[MARINA], now=SOURCE, wanted=SOLVER, same_as=("000104", "Karina Bittencourt"),
               basis=basis(CONTRACT, "2020-02-05", "104")),
        Person(name, title, "Lojas", MANAGER, [USER, INFLUENCER], "Karina Bittencourt", True, 2,
               (1, "2026-09-08"), covered=[MARINA], now=SOURCE, wanted=SOURCE,
               basis=basis(INTEREST, "2024-02-01")),
    ]


WRITTEN = {
    "000101": HOSPITAL, "000102": IPE, "000104": PHARMACY, "000119": CLINIC,
    "000116": COXILHAS, "000158": FRUTAS,
    "000105": branch("Gilberto Vargas", "Gerente regional Norte", "105"),
    "000106": branch("Elaine Uchôa", "Gerente regional Serra", "106"),
    "000103": [
        Person("Otto Zanetti", "Diretor industrial", "Produção", DIRECTOR, [DECIDER], influence=5,
               support=(1, "2026-06-18"), authority=[SIGNS, DECIDES], covered=[BEATRIZ],
               now=SOLVER, wanted=ADVISER, basis=basis(CONTRACT, "2018-08-17", "103")),
        Person("Márcia Dornelles", "Contas a pagar", "Financeiro", ANALYST, [PROCUREMENT],
               "Otto Zanetti", False, 2, (-1, "2026-10-22"), covered=[BEATRIZ], now=VENDOR,
               wanted=SOURCE)],
    # Who pays has turned against us, and nothing else says so.
    "000123": [
        Person("Leandro Vargas", "Diretor financeiro", "Financeiro", DIRECTOR, [BUYER],
               influence=5, support=(-2, "2026-10-23"), authority=[SIGNS, DECIDES],
               covered=[LIVIA], now=VENDOR, wanted=ADVISER, birthday="1993-01-16",
               basis=basis(INTEREST, "2023-01-04")),
        Person("Cecília Zanetti", "Gerente de TI", "Tecnologia", MANAGER, [CHAMPION],
               "Leandro Vargas", True, 4, mobilising=3, act="2026-06-02",
               authority=[INFLUENCES], covered=[LIVIA], now=SOLVER, wanted=SOLVER,
               basis=basis(INTEREST, "2022-11-26"))],
    # One contact for the whole account.
    "000112": [
        Person("Jonas Guimarães", "Gerente de TI", "Tecnologia", MANAGER, [DECIDER, CHAMPION],
               influence=4, support=(1, "2026-10-27"), mobilising=2, act="2026-03-18",
               authority=[INFLUENCES], covered=[RUI], now=SOLVER, wanted=ADVISER,
               birthday="1979-02-14", basis=basis(CONTRACT, "2018-01-15", "112"))],
    # A blocker nobody decided what to do about.
    "000113": [
        Person("Nelson Conceição", "Diretor financeiro", "Financeiro", DIRECTOR, [BUYER],
               influence=5, support=(0, "2026-09-17"), authority=[SIGNS, DECIDES],
               covered=[BEATRIZ], now=SOURCE, wanted=SOLVER,
               basis=basis(CONTRACT, "2019-08-08", "113")),
        Person("Ubirajara Magalhães", "Gerente de TI", "Tecnologia", MANAGER, [INFLUENCER],
               "Nelson Conceição", True, 4, (1, "2026-10-06"), 1, authority=[INFLUENCES],
               covered=[BEATRIZ], now=SOLVER, wanted=SOLVER, basis=basis(INTEREST, "2024-05-02")),
        Person("Leandro Duarte", "Gerente de compras", "Suprimentos", MANAGER,
               [BLOCKER, PROCUREMENT], "Nelson Conceição", True, 3, (-1, "2026-09-17"), 1,
               authority=[INFLUENCES], covered=[BEATRIZ], now=VENDOR, wanted=SOURCE,
               basis=basis(INTEREST, "2024-05-02")),
        Person("Ícaro Brandão", "Coordenador de infraestrutura", "Tecnologia", COORDINATOR,
               [EVALUATOR], "Ubirajara Magalhães", True, 3, (1, "2026-10-06"), covered=[RENATA],
               now=SOURCE, wanted=SOLVER)],
    # Handed over badly.
    "000134": [
        Person("Nelson Guimarães", "Diretor comercial", "Diretoria", DIRECTOR, [BUYER, DECIDER],
               influence=5, support=(-1, "2026-10-23"), authority=[SIGNS, DECIDES],
               covered=[MARINA], now=VENDOR, wanted=SOLVER,
               basis=basis(CONTRACT, "2022-03-23", "134")),
        Person("Daniela Magalhães", "Gerente de TI", "Tecnologia", MANAGER, [EVALUATOR],
               "Nelson Guimarães", True, 3, (-1, "2026-10-23"), 1, authority=[INFLUENCES],
               covered=[MARINA], now=VENDOR, wanted=SOLVER, basis=basis(INTEREST, "2024-08-12"))],
    "000144": [
        Person("Rodrigo Etcheverry", "Director financiero", "Finanzas", DIRECTOR, [BUYER],
               influence=5, support=(1, "2026-09-15"), authority=[SIGNS, DECIDES], covered=[CAIO],
               now=SOURCE, wanted=SOLVER, basis=basis(CONTRACT, "2022-06-01", "144")),
        Person("Lucía Ferreyra", "Jefa de sistemas", "Sistemas", MANAGER, [CHAMPION],
               "Rodrigo Etcheverry", True, 4, (2, "2026-10-28"), 2, "2026-04-09", [INFLUENCES],
               covered=[CAIO], now=SOLVER, wanted=ADVISER, basis=basis(CONTRACT, "2022-06-01", "144"))],
    "000145": [
        Person("Derlis Benítez", "Gerente general", "Dirección", BOARD, [DECIDER, BUYER],
               influence=5, support=(1, "2026-08-25"), authority=[SIGNS, DECIDES], covered=[CAIO],
               now=SOURCE, wanted=SOLVER, basis=basis(CONTRACT, "2023-09-12", "145")),
        Person("Gloria Ayala", "Encargada de sistemas", "Sistemas", COORDINATOR, [EVALUATOR],
               "Derlis Benítez", True, 3, (0, "2026-10-20"), covered=[CAIO], now=SOURCE,
               wanted=SOLVER)],
    "000146": [
        Person("Tomás Azevedo", "Diretor-geral", "Direção", BOARD, [DECIDER, BUYER], influence=5,
               support=(1, "2026-10-01"), authority=[SIGNS, DECIDES], covered=[CAIO], now=SOLVER,
               wanted=ADVISER, basis=basis(CONTRACT, "2024-02-20", "146")),
        Person("Inês Carvalhal", "Responsável de redes", "Redes", COORDINATOR, [EVALUATOR],
               "Tomás Azevedo", True, 3, (2, "2026-11-04"), 2, covered=[CAIO], now=SOLVER,
               wanted=SOLVER, basis=basis(INTEREST, "2024-02-26"))],
    "000147": [
        Person("Martín Quiroga", "Socio gerente", "Dirección", BOARD, [DECIDER], influence=5,
               authority=[SIGNS, DECIDES], covered=[CAIO], basis=basis(INTEREST, "2026-08-20"))],
    # Consent given, and taken back.
    "000118": [
        Person("Sílvia Hoffmann", "Diretora financeira", "Financeiro", DIRECTOR, [BUYER],
               influence=5, support=(-1, "2026-10-14"), authority=[SIGNS, DECIDES],
               covered=[BEATRIZ], now=VENDOR, wanted=SOURCE,
               basis=(CONSENT, "Novidades e convites", "Formulário do site", "2024-10-02", "Site",
                      "3.0", "2026-10-02")),
        Person("Denise Guimarães", "Gerente de TI", "Tecnologia", MANAGER, [INFLUENCER],
               "Sílvia Hoffmann", True, 3, (0, "2026-10-14"), covered=[BEATRIZ], now=SOURCE,
               wanted=SOURCE,
               basis=(CONSENT, "Novidades e convites", "Formulário do site", "2024-03-12", "Site",
                      "3.0", "", "2026-09-21"), silent=True)],
    "000160": [
        Person("Leandro Tavares", "Sócio-fundador", "Diretoria", BOARD, [DECIDER, BUYER],
               influence=5, support=(1, "2026-11-09"), authority=[SIGNS, DECIDES], covered=[CAIO],
               now=SOURCE, wanted=SOLVER,
               basis=(CONSENT, "Novidades e convites", "Formulário do site", "2026-08-24", "Site",
                      "3.0", "2028-08-24")),
        Person("Yara Nascimento", "Responsável pelo escritório", "Administração", COORDINATOR,
               [USER], "Leandro Tavares", True, 2, (1, "2026-11-09"), covered=[CAIO], now=SOURCE,
               wanted=SOURCE)],
    "000161": [
        Person("Henrique Sampaio Vidal", "Médico", "", "", [DECIDER], influence=5,
               support=(1, "2026-07-21"), covered=[LIVIA], birthday="1974-06-17",
               basis=basis(CONTRACT, "2023-05-22", "161"))],
    "000162": [
        Person("Maria Aparecida Fontes", "Produtora rural", "", "", [DECIDER], influence=5,
               support=(2, "2026-11-02"), covered=[LIVIA], birthday="1962-10-12",
               basis=(CONSENT, "Novidades e convites", "Ligação gravada", "2024-09-30", "Telefone",
                      "2.4", "2026-12-31"))],
    "000163": [
        Person("João Batista Corrêa", "Tabelião", "", "", [DECIDER], influence=5, covered=[LIVIA],
               birthday="1959-06-24", basis=("", "", "", ""))],
}
