"""Use that fell or never rose, answers that hurt or please, and calls for help that tell a story."""

from billing import month
from catalogue import CAMERAS, LINK_500, LINK_1G, PHONE, SDWAN, WIFI


def months(first, *values):
    start = month(first)
    return {start + index: value for index, value in enumerate(values)}


# (client, product): value by month.
USAGE = {
    # A licence hardly used: 140 extensions paid.
    ("000102", PHONE): months("2025-11", 38, 38, 39, 40, 41, 43, 44, 46, 48, 50, 52, 54),
    ("000102", SDWAN): months("2025-11", 18, 18, 18, 18, 18, 18, 18, 15, 15, 15, 15, 15),
    # Falling with the shops.
    ("000104", SDWAN): months("2025-11", 46, 46, 45, 46, 45, 44, 44, 42, 40, 36, 28, 20),
    # Falling before the renewal.
    ("000111", PHONE): months("2025-11", 84, 85, 84, 83, 84, 82, 80, 76, 71, 66, 60, 55),
    ("000118", WIFI): months("2025-11", 31, 32, 33, 30, 29, 28, 22, 18, 11, 9, 3, 0),
    ("000118", CAMERAS): months("2025-11", 27, 27, 27, 27, 26, 26, 24, 24, 20, 18, 8, 6),
    ("000101", WIFI): months("2025-11", 288, 291, 290, 294, 293, 296, 298, 297, 299, 301, 300, 302),
    ("000122", CAMERAS): months("2025-11", 138, 137, 138, 136, 137, 135, 134, 128, 126, 126, 124, 121),
}

# client, contact, kind, sent, answered, score, comment, themes
SURVEYS = [
    ("000101", "Patrícia Goulart", "NPS", "2025-03-10", "2025-03-11", 10,
     "Equipe que atende de madrugada.", ["atendimento"]),
    ("000101", "Sérgio Lemos", "NPS", "2025-09-08", "2025-09-15", 8, "", []),
    ("000101", "Patrícia Goulart", "NPS", "2026-03-09", "2026-03-09", 9,
     "Só falta o segundo caminho de fibra.", ["estabilidade"]),
    ("000101", "Lourdes Amparo", "CSAT", "2026-10-12", "2026-10-13", 1,
     "Quinta parada. O prontuário sumiu no meio do plantão.", ["estabilidade"]),
    ("000101", "Wagner Pires", "CSAT", "2026-10-26", "2026-10-26", 3,
     "O técnico veio rápido; a causa demorou.", ["atendimento", "estabilidade"]),
    ("000101", "Augusto Vilela", "NPS", "2026-10-30", "2026-10-31", 3,
     "Não posso depender de sorte na UTI.", ["estabilidade"]),
    ("000101", "Sérgio Lemos", "NPS", "2026-10-30", "2026-11-04", 6,
     "Quero a causa por escrito.", ["comunicação"]),
    ("000101", "Mirela Quadros", "NPS", "2026-10-30", None, None, "", []),
    ("000102", "Diego Farias", "NPS", "2026-09-14", "2026-09-15", 9,
     "Horas fora do ar caíram pela metade.", ["estabilidade"]),
    ("000102", "Cláudio Reis", "NPS", "2026-09-14", None, None, "", []),
    ("000102", "Tânia Rocha", "NPS", "2026-09-14", None, None, "", []),
    ("000102", "Bruno Teles", "CSAT", "2026-10-16", "2026-10-19", 2,
     "Chamado de Carazinho reaberto duas vezes.", ["atendimento", "estabilidade"]),
    ("000103", "Otto Zanetti", "NPS", "2026-06-22", "2026-06-23", 8, "", []),
    ("000103", "Márcia Dornelles", "NPS", "2026-10-12", None, None, "", []),
    ("000104", "Karina Bittencourt", "NPS", "2026-09-21", "2026-09-24", 7,
     "Quero pagar pelo que uso.", ["preço"]),
    ("000108", "Olívia Conceição", "NPS", "2026-10-19", "2026-10-19", 10,
     "Nove lojas em duas semanas. Nunca vi.", ["implantação", "relacionamento"]),
    ("000108", "Valéria Guimarães", "NPS", "2026-10-19", "2026-10-21", 9, "", []),
    ("000108", "Nelson Zanetti", "NPS", "2026-10-19", "2026-10-22", 9,
     "Sinal bom até na câmara fria.", ["estabilidade"]),
    ("000111", "Elaine Uchôa", "NPS", "2026-09-21", None, None, "", []),
    ("000112", "Jonas Guimarães", "NPS", "2026-08-31", "2026-09-01", 9,
     "Semestre começou sem fila.", ["estabilidade"]),
    ("000118", "Denise Guimarães", "NPS", "2026-06-15", "2026-06-18", 7, "", []),
    ("000134", "Nelson Guimarães", "NPS", "2026-10-26", "2026-10-27", 4,
     "Prometeram 90 dias de gravação e um desconto. Ninguém sabe de nada.",
     ["promessas", "comunicação"]),
    ("000134", "Daniela Magalhães", "CSAT", "2026-10-05", "2026-10-06", 2,
     "Cada um diz uma coisa.", ["comunicação"]),
    ("000144", "Lucía Ferreyra", "NPS", "2026-09-28", "2026-09-28", 9, "", []),
    ("000146", "Inês Carvalhal", "NPS", "2026-10-12", "2026-10-14", 10,
     "Falamos português e a rede também.", ["relacionamento"]),
    ("000160", "Leandro Tavares", "CES", "2026-10-05", "2026-10-05", 4,
     "O treinamento foi remarcado duas vezes.", ["implantação"]),
]
SURVEYED = sorted({row[0] for row in SURVEYS})

# client, opened, closed, severity, hours, theme
TICKETS = [
    ("000101", "2026-10-05", "2026-10-05", "Crítica", "3.5", "Parada do bloco B"),
    ("000101", "2026-10-07", "2026-10-07", "Crítica", "2.25", "Parada do bloco B"),
    ("000101", "2026-10-16", "2026-10-16", "Crítica", "4", "Prontuário fora do ar"),
    ("000101", "2026-10-22", "2026-10-23", "Crítica", "5.5", "Queda do link"),
    ("000101", "2026-10-27", "2026-10-28", "Crítica", "6", "UTI sem prontuário"),
    ("000101", "2026-11-10", None, "Alta", "3", "Troca do comutador do bloco B"),
    ("000102", "2026-08-19", "2026-08-20", "Média", "6", "Quedas em Soledade"),
    ("000102", "2026-09-03", "2026-09-05", "Alta", "9", "Quedas em Soledade (reaberto)"),
    ("000102", "2026-09-29", "2026-09-30", "Média", "7.5", "Quedas em Carazinho"),
    ("000102", "2026-10-13", "2026-10-15", "Alta", "8", "Quedas em Carazinho (reaberto)"),
    ("000134", "2026-09-17", "2026-09-22", "Média", "2", "Gravação curta"),
    ("000134", "2026-10-20", None, "Alta", "4", "Gravação curta (reaberto)"),
    ("000156", "2025-10-11", "2025-10-13", "Alta", "2", "Wi-Fi parado no fim de semana"),
    ("000156", "2025-10-25", "2025-10-27", "Alta", "2", "Wi-Fi parado no fim de semana"),
    ("000156", "2025-11-15", "2025-11-17", "Alta", "3", "Wi-Fi parado no fim de semana"),
]
