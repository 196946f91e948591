"""Cooperativa Vale do Ipê: thirteen people and a vacancy, a blocker with a veto, a buyer nobody visits."""

from habits import GUSTAVO, MARINA, OTAVIO, RENATA
from people import *

A = (CONTRACT, "Execução do contrato", "Contrato CT-102", "2021-03-01", "Assinatura", "2.1")
B = (INTEREST, "Contato comercial com cliente", "Avaliação de legítimo interesse", "2024-03-04",
     "Registro interno", "1.3")

IPE = [
    Person("Helena Brandão", "Diretora-presidente", "Diretoria", BOARD, [DECIDER], influence=5,
           authority=[SIGNS], covered=[], wanted=SOURCE, position="Presidência", basis=A),
    Person("Cláudio Reis", "Diretor financeiro", "Financeiro", DIRECTOR, [BUYER],
           "Helena Brandão", True, 5, (0, "2026-09-22"), 1, authority=[DECIDES], covered=[MARINA],
           now=SOURCE, wanted=SOLVER, birthday="1970-12-03", basis=A),
    Person("Sílvia Matos", "Diretora de operações", "Operações", DIRECTOR, [INFLUENCER],
           "Helena Brandão", True, 4, (1, "2026-10-14"), 2, authority=[INFLUENCES],
           covered=[MARINA], now=SOURCE, wanted=SOLVER, basis=A),
    Person("Diego Farias", "Gerente de TI", "Tecnologia", MANAGER, [CHAMPION], "Cláudio Reis",
           True, 4, (2, "2026-11-12"), 3, "2026-05-26", [INFLUENCES], covered=[MARINA],
           now=SOLVER, wanted=ADVISER, birthday="1984-11-27", basis=A),
    # Can stop the renewal alone, and works against it.
    Person("Renato Siqueira", "Gerente de compras", "Suprimentos", MANAGER, [BLOCKER, PROCUREMENT],
           "Cláudio Reis", True, 3, (-2, "2026-10-30"), 2, authority=[INFLUENCES], veto=True,
           disposition="Converter", covered=[MARINA], now=VENDOR, wanted=SOURCE, basis=B),
    Person("Aline Couto", "Controladora", "Financeiro", COORDINATOR, [INFLUENCER], "Cláudio Reis",
           True, 2, covered=[], basis=B),
    Person("Marcos Vidal", "Gerente industrial", "Produção", MANAGER, [USER], "Sílvia Matos",
           True, 3, (-1, "2026-10-14"), covered=[], now=VENDOR, wanted=SOURCE, basis=B),
    Person("Tânia Rocha", "Coordenadora de logística", "Logística", COORDINATOR, [USER],
           "Sílvia Matos", True, 2, (1, "2026-09-02"), covered=[MARINA], now=SOURCE,
           wanted=SOURCE, basis=A),
    Person("Ivo Sampaio", "Gerente de infraestrutura", "Tecnologia", MANAGER, [EVALUATOR],
           "Diego Farias", True, 3, (1, "2026-08-11"), covered=[RENATA],
           position="Gerência de infraestrutura", left="2026-09-01", basis=A),
    Person("", "Gerente de infraestrutura", "Tecnologia", MANAGER, boss="Diego Farias",
           confirmed=True, position="Gerência de infraestrutura", vacant=True),
    Person("Luiz Amaro", "Supervisor de atendimento", "Logística", COORDINATOR, [USER],
           "Tânia Rocha", False, 1, covered=[]),
    Person("Bruno Teles", "Analista de redes", "Tecnologia", ANALYST, [USER],
           "Gerência de infraestrutura", True, 2, (1, "2026-11-05"), covered=[RENATA], now=SOURCE,
           wanted=SOLVER, basis=A),
    Person("Jéssica Prado", "Analista de segurança", "Tecnologia", ANALYST, [EVALUATOR, USER],
           "Gerência de infraestrutura", True, 3, (0, "2026-11-05"), 1, covered=[RENATA],
           now=SOURCE, wanted=SOLVER, basis=A),
    Person("Otávio Lemos", "Diretor de TI do grupo Ipê Participações", "Tecnologia", DIRECTOR,
           [INFLUENCER], influence=4, support=(-1, "2026-09-22"), mobilising=1, outside=True,
           authority=[INFLUENCES], covered=[OTAVIO], now=VENDOR, wanted=SOURCE, basis=B),
    Person("Carla Nunes", "Arquiteta de TI do grupo", "Tecnologia", ANALYST, [EVALUATOR],
           "Otávio Lemos", True, 2, outside=True, covered=[]),
]

# Bases besides that of the row of the contact: client, person, basis, purpose, source, day, channel, version, last
# day, day of the withdrawal.
BASES = [
    ("000101", "Sérgio Lemos", "Consentimento", "Pesquisas de satisfação",
     "Formulário da pesquisa", "2025-05-12", "Portal", "3.0", "2027-05-12", None),
    ("000101", "Sérgio Lemos", "Consentimento", "Newsletter e campanhas",
     "Formulário do evento de segurança", "2025-04-10", "Evento", "3.0", "2027-04-10", "2026-08-20"),
    ("000101", "Augusto Vilela", "Consentimento", "Pesquisas de satisfação",
     "Formulário da pesquisa", "2024-05-06", "Portal", "2.4", "2026-05-06", None),
    ("000102", "Cláudio Reis", "Proteção do crédito", "Cobrança", "Política de crédito", "2024-03-04",
     "Registro interno", "1.3", None, None),
]

RELATIONS = [
    ("000102", "Sílvia Matos", "Cláudio Reis", "Influencia"),
    ("000102", "Otávio Lemos", "Cláudio Reis", "Influencia"),
    ("000102", "Renato Siqueira", "Diego Farias", "Conflito"),
    ("000101", "Augusto Vilela", "Elisa Moura Prado", "Influencia"),
    ("000101", "Lourdes Amparo", "Augusto Vilela", "Influencia"),
    ("000101", "Cristóvão Leme", "Augusto Vilela", "Influencia"),
    ("000101", "Armando Bettega", "Sérgio Lemos", "Influencia"),
    ("000101", "Inês Kessler", "Celso Barreto", "Influencia"),
    ("000101", "Lourdes Amparo", "Wagner Pires", "Conflito"),
    ("000101", "Jorge Antunes Filho", "Wagner Pires", "Influencia"),
    ("000104", "Fábio Uchôa", "Karina Bittencourt", "Influencia"),
    ("000103", "Márcia Dornelles", "Otto Zanetti", "Influencia"),
    ("000113", "Leandro Duarte", "Nelson Conceição", "Influencia"),
    ("000113", "Leandro Duarte", "Ícaro Brandão", "Conflito"),
    ("000119", "Armando Bettega", "Bruna Kessler", "Influencia"),
]
