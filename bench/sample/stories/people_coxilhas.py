"""Frigorífico Três Coxilhas, forty people; Frutas do Vale, a prospect whose map begins early."""

from habits import BEATRIZ, GUSTAVO, MARINA, OTAVIO, RENATA
from people import *


def basis(kind, day):
    if kind == CONTRACT:
        return (CONTRACT, "Execução do contrato", "Contrato CT-116", day, "Assinatura", "2.1")
    return (INTEREST, "Contato comercial com cliente", "Avaliação de legítimo interesse", day,
            "Registro interno", "1.3")


A, B = basis(CONTRACT, "2019-12-12"), basis(INTEREST, "2024-03-11")
IT_POST = "Gerência de infraestrutura"

# Name, title, department, level, boss, influence.
CREW = [
    ("Valdir Panatto", "Supervisor de abate", "Produção", COORDINATOR, "Nilton Zardo", 2),
    ("Ivone Kuhn", "Supervisora de desossa", "Produção", COORDINATOR, "Nilton Zardo", 2),
    ("Sidnei Prates", "Supervisor de embalagem", "Produção", COORDINATOR, "Nilton Zardo", 1),
    ("Marlene Bordin", "Supervisora de câmaras frias", "Produção", COORDINATOR, "Nilton Zardo", 2),
    ("Clóvis Dal Molin", "Encarregado de turno", "Produção", OPERATIONAL, "Valdir Panatto", 1),
    ("Rosane Teixeira", "Encarregada de turno", "Produção", OPERATIONAL, "Ivone Kuhn", 1),
    ("Jair Scalco", "Coordenador de frota", "Logística", COORDINATOR, "Mauro Bianchi", 2),
    ("Cleusa Ferrari", "Coordenadora de expedição", "Logística", COORDINATOR, "Mauro Bianchi", 2),
    ("Ademir Fontana", "Programador de cargas", "Logística", ANALYST, "Cleusa Ferrari", 1),
    ("Loreni Pasa", "Analista de rastreamento", "Logística", ANALYST, "Jair Scalco", 1),
    ("Tiago Webber", "Analista de redes", "Tecnologia", ANALYST, IT_POST, 2),
    ("Camila Stefanello", "Analista de segurança", "Tecnologia", ANALYST, IT_POST, 2),
    ("Everton Piccoli", "Técnico de campo", "Tecnologia", OPERATIONAL, IT_POST, 1),
    ("Juliana Rigo", "Analista de sistemas", "Tecnologia", ANALYST, "Roberta Scheffer", 2),
    ("Douglas Maffei", "Analista de dados", "Tecnologia", ANALYST, "Roberta Scheffer", 1),
    ("Neusa Colla", "Coordenadora de contas a pagar", "Financeiro", COORDINATOR, "Irineu Bresolin", 2),
    ("Paulo Deitos", "Analista de custos", "Financeiro", ANALYST, "Irineu Bresolin", 1),
    ("Sandra Milani", "Compradora de serviços", "Suprimentos", ANALYST, "Gelson Trevisan", 2),
    ("Volmir Antunes", "Comprador de insumos", "Suprimentos", ANALYST, "Gelson Trevisan", 1),
    ("Adriane Lago", "Analista de qualidade", "Qualidade", ANALYST, "Solange Hartmann", 1),
    ("Fabrício Noal", "Veterinário inspetor", "Qualidade", ANALYST, "Solange Hartmann", 2),
    ("Eliane Spader", "Analista de recursos humanos", "Pessoas", ANALYST, "Marta Guaresi", 1),
    ("Rodrigo Tonin", "Técnico de segurança do trabalho", "Pessoas", OPERATIONAL, "Marta Guaresi", 1),
]


def crew():
    """Those who bear little on a decision: some sentiment, mostly unknown."""
    for index, (name, title, department, level, boss, influence) in enumerate(CREW):
        told = index % 5 == 2
        yield Person(name, title, department, level, [USER], boss, index % 7 != 3, influence,
                     (1, "2026-09-30") if told else (), covered=[RENATA] if told else [], basis=B)


COXILHAS = [
    Person("Arlindo Coxilha Neto", "Diretor-presidente", "Diretoria", BOARD, [SPONSOR, DECIDER],
           influence=5, support=(1, "2026-05-20"), authority=[SIGNS], covered=[GUSTAVO],
           now=SOURCE, wanted=ADVISER, basis=A),
    Person("Irineu Bresolin", "Diretor financeiro", "Financeiro", DIRECTOR, [BUYER],
           "Arlindo Coxilha Neto", True, 5, (-1, "2026-10-20"), 1, authority=[DECIDES],
           covered=[MARINA], now=VENDOR, wanted=SOLVER, basis=A),
    Person("Roberta Scheffer", "Diretora de tecnologia", "Tecnologia", DIRECTOR, [CHAMPION],
           "Arlindo Coxilha Neto", True, 4, (2, "2026-11-10"), 3, "2026-08-13", [INFLUENCES],
           covered=[MARINA, RENATA], now=SOLVER, wanted=ADVISER, basis=A),
    Person("Nilton Zardo", "Diretor industrial", "Produção", DIRECTOR, [INFLUENCER],
           "Arlindo Coxilha Neto", True, 4, (0, "2026-10-20"), 2, authority=[INFLUENCES],
           covered=[], now=VENDOR, wanted=SOURCE, basis=A),
    Person("Gelson Trevisan", "Gerente de suprimentos", "Suprimentos", MANAGER,
           [BLOCKER, PROCUREMENT], "Irineu Bresolin", True, 3, (-2, "2026-10-20"), 2, veto=True,
           disposition="Contrapor", covered=[MARINA], now=VENDOR, wanted=SOURCE, basis=B),
    Person("Mauro Bianchi", "Gerente de logística", "Logística", MANAGER, [INFLUENCER, USER],
           "Nilton Zardo", True, 3, (1, "2026-09-30"), 1, covered=[RENATA], now=SOURCE,
           wanted=SOLVER, basis=A),
    Person("Solange Hartmann", "Gerente de qualidade", "Qualidade", MANAGER, [USER],
           "Nilton Zardo", True, 3, (), covered=[], basis=B),
    Person("Marta Guaresi", "Gerente de pessoas", "Pessoas", MANAGER, [USER],
           "Arlindo Coxilha Neto", True, 2, (), covered=[], basis=B),
    # The technical evaluator left in September, and the post is empty.
    Person("Cássio Vargas", "Gerente de infraestrutura", "Tecnologia", MANAGER, [EVALUATOR],
           "Roberta Scheffer", True, 3, (1, "2026-08-13"), position=IT_POST, covered=[RENATA],
           left="2026-09-18", basis=A),
    Person("", "Gerente de infraestrutura", "Tecnologia", MANAGER, boss="Roberta Scheffer",
           confirmed=True, position=IT_POST, vacant=True),
    Person("Helio Brandalise", "Conselheiro da Brandalise Participações", "Conselho", BOARD,
           [INFLUENCER], influence=5, support=(), outside=True, authority=[INFLUENCES],
           covered=[], basis=B),
    Person("Denise Arruda", "Consultora de segurança alimentar", "Conselho", "", [EVALUATOR],
           "Helio Brandalise", False, 3, (-1, "2026-09-30"), outside=True, covered=[], basis=B),
    *crew(),
    Person("Aldo Menegat", "Auditor interno", "Auditoria", MANAGER, [LEGAL], influence=3,
           support=(0, "2026-09-30"), covered=[], basis=B),
    Person("Teresinha Bazzo", "Produtora integrada, conselho fiscal", "Conselho", "", [INFLUENCER],
           influence=2, outside=True, covered=[], basis=B),
    Person("Lucas Pivetta", "Assessor da presidência", "Diretoria", ANALYST, [INFLUENCER],
           "Arlindo Coxilha Neto", False, 3, (1, "2026-11-10"), 1, covered=[OTAVIO], basis=B),
    Person("Nara Cechin", "Secretária da diretoria", "Diretoria", ANALYST, [USER],
           "Arlindo Coxilha Neto", True, 2, (1, "2026-11-10"), covered=[MARINA], basis=B),
    Person("Otacílio Rossi", "Gerente de fomento", "Agropecuária", MANAGER, [USER],
           "Nilton Zardo", True, 2, (), covered=[], basis=B),
]

# Signs at the end of the month; the adviser from outside is against, the heir unknown.
FRUTAS = [
    Person("Eduardo Oliveira", "Sócio-administrador", "Diretoria", BOARD, [DECIDER, BUYER],
           influence=5, support=(1, "2026-11-06"), authority=[SIGNS, DECIDES], covered=[OTAVIO],
           now=VENDOR, wanted=SOURCE, basis=basis(INTEREST, "2026-08-18")),
    Person("Bianca Oliveira", "Diretora comercial", "Comercial", DIRECTOR, [INFLUENCER],
           "Eduardo Oliveira", True, 4, (), covered=[], authority=[INFLUENCES],
           basis=basis(INTEREST, "2026-08-18")),
    Person("Gilmar Susin", "Gerente do packing house", "Operações", MANAGER, [USER, EVALUATOR],
           "Eduardo Oliveira", True, 3, (2, "2026-10-21"), 2, covered=[OTAVIO], now=SOURCE,
           wanted=SOLVER, basis=basis(INTEREST, "2026-08-18")),
    Person("Vera Andreazza", "Encarregada do administrativo", "Administração", COORDINATOR,
           [PROCUREMENT], "Eduardo Oliveira", False, 2, (0, "2026-10-21"), covered=[OTAVIO],
           basis=basis(INTEREST, "2026-08-18")),
    Person("Ricardo Toss", "Consultor de informática", "Tecnologia", "", [BLOCKER, EVALUATOR],
           influence=3, support=(-1, "2026-11-06"), outside=True, covered=[],
           basis=basis(INTEREST, "2026-10-21")),
    Person("Diana Casara", "Técnica de câmara fria", "Operações", OPERATIONAL, [USER],
           "Gilmar Susin", True, 1, (), covered=[]),
]

RELATIONS = [
    ("000116", "Helio Brandalise", "Arlindo Coxilha Neto", "Influencia"),
    ("000116", "Denise Arruda", "Helio Brandalise", "Influencia"),
    ("000116", "Roberta Scheffer", "Arlindo Coxilha Neto", "Influencia"),
    ("000116", "Nilton Zardo", "Irineu Bresolin", "Influencia"),
    ("000116", "Gelson Trevisan", "Roberta Scheffer", "Conflito"),
    ("000116", "Nilton Zardo", "Mauro Bianchi", "Conflito"),
    ("000158", "Ricardo Toss", "Eduardo Oliveira", "Influencia"),
    ("000158", "Gilmar Susin", "Eduardo Oliveira", "Influencia"),
    ("000158", "Ricardo Toss", "Gilmar Susin", "Conflito"),
]
