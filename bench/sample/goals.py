"""Objectives and stages that follow from a client nobody wrote them for."""

from datetime import date, timedelta

from billing import AS_OF, day_of
from everyday import last_day
from tax_numbers import Source

# Sector: title, KPI, unit, baseline, target, whether a step is kick-off, training or review.
USUAL = {
    "Saúde": ("Exames sem espera pela rede", "Exames atrasados por semana", "exames", 18, 4),
    "Agronegócio": ("Unidades do interior no ar", "Horas fora do ar por mês", "h/mês", 12, 3),
    "Indústria": ("Linha sem parada por rede", "Paradas por trimestre", "paradas", 6, 1),
    "Varejo": ("Caixas no ar aos sábados", "Caixas parados por mês", "caixas", 22, 5),
    "Logística": ("Rastreamento em todas as bases", "Bases com rastreamento", "bases", 5, 12),
    "Educação": ("Wi-Fi nas salas de aula", "Salas com sinal bom", "salas", 30, 58),
    "Turismo": ("Nota do Wi-Fi nas avaliações", "Nota média", "pontos", 3.6, 4.5),
    "Serviços": ("Equipe híbrida sem chamados", "Chamados por mês", "chamados", 14, 5),
}
STEPS = [("Kick-off", "Kick-off", 0.0), ("Treinamento da equipe", "Treinamento", 0.45),
         ("Revisão da meta", "Revisão", 1.0)]


def objective_of(client, people, written):
    """An objective with its milestones, for half of the clients with people and a sector."""
    source = Source(int(client.code) * 271 + 9)
    if (client.code in written or client.sector not in USUAL or not people or client.ended
            or client.size not in ("Grande", "Média") or not client.habits
            or last_day(client) < AS_OF or source.chance(35)):
        return None, []
    title, kpi, unit, baseline, target = USUAL[client.sector]
    theirs = [person for person in people if person.present(AS_OF) and not person.outside]
    accepted = AS_OF - timedelta(days=source.between(120, 330))
    accepted = max(accepted, (day_of(client.since) or accepted) + timedelta(days=30))
    due = AS_OF + timedelta(days=source.between(40, 220))
    share = source.between(15, 95) / 100
    actual = round(baseline + (target - baseline) * share, 1 if unit in ("pontos", "h/mês") else None)
    knows = source.chance(80)
    row = {
        "client": client.code, "title": title, "state": "Aceito", "state-by": theirs[0].id,
        "state-on": accepted, "owner-ours": client.owner,
        "owner-theirs": source.pick(theirs).id, "kpi": kpi, "unit": unit,
        "baseline": baseline if knows else None,
        "baseline-source": "Levantamento inicial" if knows else "",
        "baseline-date": accepted - timedelta(days=20) if knows else None, "target": target,
        "actual": actual if knows else None,
        "actual-date": AS_OF - timedelta(days=source.between(5, 60)) if knows else None, "due": due}
    steps = []
    for name, kind, part in STEPS:
        day = accepted + timedelta(days=round((due - accepted).days * part))
        done = day + timedelta(days=source.between(-4, 6))
        steps.append({"client": client.code, "title": name, "kind": kind, "due": day,
                      "done": done if done <= AS_OF - timedelta(days=8) else None})
    return row, steps


def stages_of(client, written):
    """Entry, adoption, value: by the age of the client."""
    if client.code in written:
        return written[client.code]
    since = day_of(client.since)
    if since is None or client.size in ("Pequena", "") or not client.habits:
        return []
    source = Source(int(client.code) * 59 + 1)
    rows, day = [], since
    for stage, days in (("Entrada", source.between(30, 60)), ("Adoção", source.between(150, 330)),
                        ("Valor", 0)):
        if day <= AS_OF and not (client.ended and day >= day_of(client.ended)):
            rows.append((stage, day))
        day += timedelta(days=days)
    if client.ended:
        rows.append(("Encerrado", day_of(client.ended)))
    return rows
