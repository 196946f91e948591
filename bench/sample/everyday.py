"""Everyday conversations and calls for help: what follows from a client's size and services."""

from datetime import date, timedelta

from billing import AS_OF, LAST_MONTH, Service, day_of, first_of, month
from catalogue import BACKUP, CAMERAS, PHONE, SECURITY, SUPPORT, WIFI
from habits import OTAVIO, RENATA
from tax_numbers import Source

TOUCHES_A_YEAR = {"Grande": 8, "Média": 5, "Pequena": 2, "": 1}
BOTH, IN, OUT = "Ida e volta", "Recebido", "Enviado"
VISIT, CALL, VIDEO, MAIL, CHAT = "Visita", "Telefone", "Vídeo", "E-mail", "WhatsApp"
FIRST_DAY = date(2024, 6, 3)

# Channel, direction, topic, summary, minutes, promise (what, days) or nothing.
TALKS = [
    (VISIT, BOTH, "Revisão do período", "Sem chamados graves. Pediram o mesmo relatório por unidade.",
     60, ("Relatório por unidade", 10)),
    (CALL, BOTH, "Reajuste anual", "Entenderam o índice; querem ver a conta por serviço.", 20,
     ("Planilha do reajuste", 5)),
    (VIDEO, BOTH, "Lentidão à tarde", "Uso alto entre 14 h e 17 h. Vamos separar o tráfego de câmeras.",
     30, None),
    (CALL, BOTH, "Boleto", "Mudaram o e-mail do financeiro; cadastro corrigido na hora.", 10, None),
    (VISIT, BOTH, "Mudança de sala", "A equipe muda de andar no próximo mês; cabeamento por conta deles.",
     45, ("Visita técnica ao andar novo", 14)),
    (MAIL, OUT, "Boletim de manutenção", "Aviso de janela de manutenção de madrugada.", None, None),
    (VIDEO, BOTH, "Treinamento", "Treinamento de 40 minutos para quatro pessoas novas.", 40, None),
    (CALL, BOTH, "Queda de energia", "A queda foi da concessionária; ficaram 20 minutos na bateria.", 15,
     None),
    (MAIL, IN, "Nota fiscal", "Pediram a nota com o número do pedido no corpo.", None, None),
    (VISIT, BOTH, "Planos do ano", "Pensam em abrir uma unidade; ainda sem data.", 50,
     ("Estimativa para a unidade nova", 12)),
    (CHAT, BOTH, "Senha de visitantes", "Trocaram a senha de visitantes e querem um cartaz.", 8, None),
    (CALL, BOTH, "Satisfação", "Elogiaram o técnico que atendeu no sábado.", 12, None),
    (VIDEO, BOTH, "Segurança", "Simulação de phishing: dois cliques em trinta. Repetir em seis meses.",
     35, ("Relatório da simulação", 7)),
    (VISIT, BOTH, "Inventário", "Conferimos equipamento por equipamento; dois estavam guardados.", 70,
     None),
    (MAIL, OUT, "Convite", "Convite para o encontro de clientes. Sem resposta.", None, None),
    (CALL, BOTH, "Ponto de acesso", "Um ponto desligado por obra; religado no mesmo dia.", 15, None),
]
SHORT_TALKS = [
    (CHAT, BOTH, "Sinal fraco", "Roteador estava atrás do armário; resolvido por mensagem.", 10, None),
    (CHAT, BOTH, "Segunda via", "Segunda via enviada na hora.", 5, None),
    (CALL, BOTH, "Pesquisa rápida", "Está satisfeito; não precisa de mais nada agora.", 8, None),
    (CHAT, IN, "Horário", "Perguntou o horário de atendimento no feriado.", None, None),
    (MAIL, OUT, "Dicas do mês", "Boletim com dicas de segurança.", None, None),
    (CHAT, BOTH, "Novo aparelho", "Configuramos o aparelho novo por vídeo.", 15, None),
]
THEMES = {
    PHONE: ["Ramal mudo", "Desvio de chamadas", "Eco na ligação"],
    WIFI: ["Ponto de acesso fora do ar", "Sinal fraco", "Senha de visitantes"],
    BACKUP: ["Restauração de arquivo", "Cópia atrasada"],
    SECURITY: ["Acesso bloqueado", "Regra de firewall", "Alerta de vírus"],
    CAMERAS: ["Câmera fora do ar", "Gravação curta"],
    SUPPORT: ["Computador lento", "Impressora", "Conta de usuário nova"],
    None: ["Lentidão", "Queda do link", "Perda de pacotes"],
}


def last_day(client):
    """The last day on which something everyday happened."""
    ended = day_of(client.ended)
    if ended:
        return ended
    ends = [first_of(month(h.end)) + timedelta(days=20) for h in client.habits
            if isinstance(h, Service) and h.end < LAST_MONTH]
    running = [h for h in client.habits if not isinstance(h, Service) or h.end >= LAST_MONTH]
    return AS_OF if running or not ends else max(ends)


def first_day(client):
    since = day_of(client.since)
    return max(FIRST_DAY, since) if since else FIRST_DAY


def interactions_of(client, people, quiet_from=None, owners=()):
    """Talks at a rhythm that follows from size, newest first; `owners` are (name, first day)."""
    if not client.habits or not client.owner:
        return
    source = Source(int(client.code) * 443 + 71)
    pace = 365 // TOUCHES_A_YEAR[client.size]
    last = last_day(client)
    if last == AS_OF:
        last -= timedelta(days=source.between(4, 26))
    if quiet_from:
        last = min(last, date.fromisoformat(quiet_from) - timedelta(days=1))
    talks = SHORT_TALKS if client.size in ("Pequena", "") else TALKS
    index, is_newest = source.below(len(talks)), True
    while last >= first_day(client):
        talk = talks[index % len(talks)]
        if is_newest and talk[1] != BOTH:
            index += 1
            continue
        is_newest = False
        day = last - timedelta(days=max(0, last.weekday() - 4))
        present = [p for p in people if p.present(day) and not p.silent and not p.outside]
        if present and day >= first_day(client):
            owner = owners[0][0] if owners else client.owner
            for name, first in owners:
                owner = name if first <= day.isoformat() else owner
            yield talk_row(client, owner, talk, day, present, source)
        index += 1 + source.below(3)
        last -= timedelta(days=pace + source.between(-pace // 4, pace // 4))


def talk_row(client, owner, talk, day, present, source):
    channel, direction, topic, summary, minutes, promise = talk
    theirs = [source.pick(present)]
    if channel == VISIT and len(present) > 1:
        theirs = sorted({person.name for person in (theirs[0], source.pick(present))})
    else:
        theirs = [theirs[0].name]
    ours = [owner]
    if client.size != "Pequena" and source.chance(30):
        ours.append(RENATA if owner == OTAVIO else source.pick([RENATA, OTAVIO]))
    row = {"client": client.code, "date": day, "channel": channel, "direction": direction,
           "ours": ours, "theirs": theirs, "topic": topic, "summary": summary,
           "minutes": minutes and minutes + 5 * source.below(3)}
    if promise:
        due = day + timedelta(days=promise[1])
        done = due - timedelta(days=source.between(-3, 4))
        row |= {"promise": promise[0], "promise-due": due,
                "promise-done": done if done <= AS_OF else None}
    return row


def tickets_of(client):
    """Calls for help: more where there are more services."""
    services = [h for h in client.habits if isinstance(h, Service)]
    if not services:
        return
    source = Source(int(client.code) * 1097 + 5)
    day, end = first_day(client), last_day(client)
    pace = {"Grande": 55, "Média": 95, "Pequena": 210, "": 260}[client.size]
    while True:
        day += timedelta(days=pace + source.between(-pace // 2, pace // 2))
        if day > end - timedelta(days=3):
            return
        product = source.pick(services).product
        severity = source.pick(["Baixa", "Baixa", "Média", "Média", "Média", "Alta"])
        took = {"Baixa": 4, "Média": 2, "Alta": 1}[severity]
        closed = day + timedelta(days=source.below(took + 1))
        yield {"client": client.code, "opened": day, "closed": closed if closed <= AS_OF else None,
               "severity": severity, "hours": f"{source.between(2, 30) / 4:g}",
               "theme": source.pick(THEMES.get(product, THEMES[None]))}
