"""The tables of a portfolio: file, form, and the heading of every field.

A row is a dictionary by field name; what a field holds is said once, by its kind.
"""

from dataclasses import dataclass

TEXT, DAY, MONEY, NUMBER, FLAG, LIST = "text", "day", "money", "number", "flag", "list"
PHRASES = "phrases"  # a list whose items hold commas


@dataclass(frozen=True)
class Table:
    file: str
    columns: tuple  # (field, heading, kind)
    form: str = "csv"
    encoding: str = "utf-8-sig"


def columns(*lines):
    """`field = Heading : kind`, one a line; the kind is text where nothing is said."""
    found = []
    for line in lines:
        field, rest = line.split(" = ")
        heading, _, kind = rest.partition(" : ")
        found.append((field, heading, kind or TEXT))
    return tuple(found)


CLIENT = "client = Código do cliente"

TABLES = {
    "clients": Table("clientes.csv", columns(
        "id = Código do cliente", "legal-name = Razão Social", "name = Nome Fantasia",
        "kind = Tipo de pessoa", "business-model = Modelo de negócio", "document = CNPJ/CPF",
        "country = País", "state = UF", "city = Cidade", "neighborhood = Bairro",
        "postal-code = CEP", "address = Endereço", "sector = Setor", "size = Porte",
        "employees = Funcionários : number", "annual-revenue = Faturamento anual : money",
        "birth-date = Data de nascimento : day", "phone = Telefone", "email = E-mail",
        "owner = Responsável", "executive = Vendedor", "since = Cliente desde : day",
        "ended = Encerrado em : day", "end-reason = Motivo do encerramento",
        "entry-channel = Canal de entrada",
        "relationship-channels = Canais de relacionamento : list",
        "tier-override = Nível manual", "tier-reason = Motivo do nível",
        "tier-until = Nível até : day", "touch-override = Atendimento definido",
        "touch-reason = Motivo do atendimento",
        "touch-until = Atendimento até : day", "needs = Necessidades : phrases",
        "competitors = Concorrentes : phrases", "strengths = Pontos fortes : phrases", "weaknesses = Pontos fracos : phrases",
        "cost-of-service = Custo de atendimento : money", "parent-client = Matriz",
        "tags = Tags : list", "crm-link = Link do CRM"), encoding="cp1252"),
    "invoices": Table("notas.csv", columns(
        "number = Número da nota", "date = Emissão : day", "due = Vencimento : day",
        "paid = Pagamento : day", "kind = Tipo", CLIENT, "contract = Contrato",
        "product = Produto", "quantity = Quantidade : number",
        "unit-price = Valor unitário : money", "amount = Valor total : money",
        "currency = Moeda"), encoding="cp1252"),
    "contacts": Table("contatos.csv", columns(
        "id = ID", CLIENT, "name = Nome", "position = Posição", "title = Cargo",
        "department = Departamento", "level = Nível", "roles = Papéis : list",
        "reports-to = Responde a", "report-confirmed = Hierarquia confirmada : flag",
        "vacant = Posição vaga : flag", "outside = Externo : flag", "left = Saiu em : day",
        "influence = Influência : number", "support = Apoio : number",
        "support-date = Data do apoio : day", "mobilising = Mobilização : number",
        "advocacy-act-date = Último ato a favor : day", "authority = Autoridade : list",
        "veto = Veto : flag", "disposition = Disposição", "covered-by = Coberto por : list",
        "level-now = Relação atual", "level-wanted = Relação desejada", "email = E-mail",
        "phone = Celular", "birthday = Aniversário : day", "language = Idioma",
        "lawful-basis = Base legal", "basis-purpose = Finalidade",
        "basis-source = Fonte da base legal", "basis-date = Data da base legal : day",
        "basis-channel = Canal da base legal", "basis-version = Versão do termo",
        "basis-expires = Validade da base legal : day", "basis-withdrawn = Revogado em : day",
        "do-not-contact = Não contatar : flag")),
    "relations": Table("relacoes.csv", columns(
        "id = ID", CLIENT, "from = De", "to = Para", "kind = Tipo")),
    "bases": Table("bases-legais.csv", columns(
        "id = ID", CLIENT, "contact = Contato", "basis = Base legal", "purpose = Finalidade",
        "source = Fonte", "date = Data : day", "channel = Canal", "version = Versão do termo",
        "expires = Validade : day", "withdrawn = Revogado em : day")),
    "team": Table("equipe.csv", columns(
        "id = ID", "name = Nome", "role = Função", "email = E-mail",
        "weekly-hours = Horas por semana : number", "hourly-cost = Custo por hora : money",
        "specialties = Especialidades : list", "biography = Biografia")),
    "products": Table("produtos.csv", columns(
        "id = ID", "name = Produto", "family = Família", "price = Preço : money",
        "eligible-segments = Segmentos elegíveis : list")),
    "contracts": Table("contratos.csv", columns(
        "id = Contrato", CLIENT, "valid-from = Vigente desde : day", "product = Produto",
        "start = Início : day", "renewal = Renovação : day",
        "notice-days = Dias de aviso : number", "auto-renew = Renovação automática : flag",
        "monthly-value = Valor mensal : money", "currency = Moeda", "status = Situação",
        "cancelled = Cancelado em : day", "end = Fim : day",
        "end-reason = Motivo do encerramento")),
    "payments": Table("pagamentos.csv", columns(
        "id = ID", "invoice = Número da nota", "date = Data do pagamento : day",
        "amount = Valor pago : money")),
    "interactions": Table("interacoes.csv", columns(
        "id = ID", CLIENT, "date = Data : day", "channel = Canal", "direction = Direção",
        "ours = Nossa equipe : list", "theirs = Pessoas do cliente : list", "topic = Assunto",
        "summary = Resumo", "promise = Promessa", "promise-due = Prazo da promessa : day",
        "promise-done = Promessa cumprida em : day", "minutes = Minutos : number")),
    "opportunities": Table("oportunidades.csv", columns(
        "id = ID", CLIENT, "kind = Tipo", "title = Título", "product = Produto",
        "stage = Etapa", "stage-since = Na etapa desde : day", "value = Valor : money",
        "probability = Probabilidade", "expected = Previsão : day", "closed = Fechada em : day",
        "result = Resultado", "lost-reason = Motivo da perda",
        "consent-needed = Precisa do aval de : list", "owner = Responsável")),
    "objectives": Table("objetivos.csv", columns(
        "id = ID", CLIENT, "title = Objetivo", "state = Estado", "state-by = Confirmado por",
        "state-on = Confirmado em : day", "owner-ours = Responsável nosso",
        "owner-theirs = Responsável do cliente", "kpi = Indicador", "unit = Unidade",
        "baseline = Linha de base : number", "baseline-source = Fonte da linha de base",
        "baseline-date = Data da linha de base : day", "target = Valor alvo : number",
        "actual = Valor atual : number", "actual-date = Data do valor atual : day",
        "due = Prazo : day", "value-delivered = Valor entregue : money", "cost = Custo : money")),
    "milestones": Table("marcos.csv", columns(
        "id = ID", CLIENT, "objective = Objetivo", "title = Marco", "kind = Tipo",
        "due = Prazo : day", "done = Concluído em : day")),
    "stages": Table("fases.csv", columns("id = ID", CLIENT, "stage = Fase", "from = Desde : day")),
    "handoffs": Table("passagens.yaml", columns(
        "id = id", "client = cliente", "date = data : day", "from = de", "to = para",
        "sold = vendido", "promised = prometido", "objectives = objetivos",
        "risks = riscos"), form="yaml", encoding="utf-8"),
    "surveys": Table("pesquisas.json", columns(
        "id = id", "client = cliente", "contact = contato", "kind = tipo",
        "sent = enviada em : day", "answered = respondida em : day", "score = nota : number",
        "comment = comentário", "themes = temas : list"), form="json", encoding="utf-8"),
    "usage": Table("uso.jsonl", columns(
        "id = id", "client = cliente", "product = produto", "period = período : day",
        "metric = métrica", "value = valor : number"), form="jsonl", encoding="utf-8"),
    "tickets": Table("chamados.csv", columns(
        "id = ID", CLIENT, "opened = Aberto em : day", "closed = Fechado em : day",
        "severity = Gravidade", "hours = Horas : number", "theme = Tema")),
    "advocacy": Table("depoimentos.csv", columns(
        "id = ID", CLIENT, "contact = Contato", "kind = Tipo", "asked = Pedido em : day",
        "given = Dado em : day", "approved = Aprovado em : day", "expires = Validade : day",
        "given-back = Retribuição")),
    "referrals": Table("indicacoes.csv", columns(
        "id = ID", "client = Quem indicou", "referred = Indicado", "date = Data : day")),
    "snoozes": Table("adiamentos.csv", columns(
        "id = ID", "action = Ação", "until = Adiado até : day", "reason = Motivo")),
    "history": Table("historico.csv", columns(
        "id = ID", "table = Tabela", "record = Registro", "field = Campo", "value = Valor",
        "from = Desde : day")),
    "holidays": Table("feriados.csv", columns(
        "day = Dia : day", "until = Até : day", "name = Feriado", "works = Expediente : flag")),
    "rates": Table("cotacoes.csv", columns(
        "currency = Moeda", "day = Data : day", "rate = Cotação : number")),
}
