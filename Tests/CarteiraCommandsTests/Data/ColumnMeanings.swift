import Portfolio

/// What tables and columns say, in Portuguese: the declarations say it in English.
enum ColumnMeanings {
  /// What a row of a table is.
  static func portuguese(_ table: TableName) -> String? { tables[table.rawValue] }

  /// What a column says: as its table has it, else as every table has it.
  static func portuguese(_ field: String, of table: TableName) -> String? {
    columns["\(table.rawValue).\(field)"] ?? columns[field]
  }

  private static let tables = read(
    """
    clients: Uma empresa ou pessoa que compra, comprou ou pode comprar
    invoices: Um documento de venda ou cobrança, ou uma linha dele
    payments: O pagamento de uma nota, inteiro ou em parte
    contacts: Uma pessoa no cliente; o mesmo código em vários clientes é uma pessoa só
    relations: Uma linha entre dois contatos, além da hierarquia
    bases: Uma base legal de uma pessoa para uma finalidade, onde as colunas de contacts não bastam
    team: Uma pessoa da nossa equipe
    products: Algo que a empresa vende
    contracts: Uma versão de um contrato recorrente; as versões têm o mesmo código
    interactions: Um contato datado entre a nossa gente e a deles
    opportunities: Um negócio que pode vir, e o que foi feito dele
    objectives: O que o cliente quer, e como se mede
    milestones: Um passo datado rumo a um objetivo
    stages: O cliente entrou numa fase da vida conosco
    handoffs: O que foi vendido, prometido e passado de um dos nossos a outro
    surveys: Uma pesquisa enviada a um contato e, onde há nota, a resposta
    usage: Quanto de um produto o cliente usou num período
    tickets: Um pedido de ajuda
    advocacy: Algo que se pediu ao cliente que dissesse por nós, ou que ele disse
    referrals: Um cliente trouxe outro
    snoozes: Uma ação adiada
    history: Um valor que um campo passou a ter num dia, para ver o passado como era
    rates: Quanto vale uma unidade de moeda estrangeira, a partir de um dia
    holidays: Dias em que a empresa fecha, além dos feriados nacionais
    """)

  private static let columns = read(shared + "\n" + clients + "\n" + people + "\n" + business)

  private static let shared = """
    id: O código
    client: O cliente: código, CPF ou CNPJ, ou nome
    name: O nome
    currency: A moeda dos valores da linha, onde não é a da carteira; precisa de cotações
    email: O e-mail
    phone: O telefone
    owner: Quem dos nossos responde pelo cliente
    end-reason: Por que terminou
    date: O dia
    product: O produto: código ou nome
    due: O dia em que vence
    contact: O contato: código ou nome
    """

  private static let clients = """
    clients.name: O nome do dia a dia
    legal-name: O nome registrado
    clients.kind: Empresa (PJ) ou pessoa (PF)
    business-model: A quem o cliente atende
    document: CPF ou CNPJ, de qualquer forma escrito; o CNPJ pode ter letras
    clients.country: O país; vazio é o da carteira
    state: O estado: a sigla ou o nome
    city: A cidade
    neighborhood: O bairro
    postal-code: O CEP
    address: Rua e número
    sector: O ramo de atividade
    size: O porte, com as palavras da empresa
    employees: Quantas pessoas trabalham lá
    annual-revenue: O faturamento anual do próprio cliente
    birth-date: A data de nascimento de uma pessoa
    executive: Quem vendeu ao cliente
    since: Cliente desde
    ended: O dia em que a relação terminou
    entry-channel: Como o cliente chegou
    relationship-channels: Por onde as duas partes se falam
    needs: Do que o cliente precisa
    competitors: Quem disputa o cliente
    strengths: O que a relação faz bem
    weaknesses: Onde a relação é fraca
    cost-of-service: O que custa por ano atender o cliente, além das horas
    parent-client: O cliente a que este pertence: código, CNPJ ou nome
    tags: Etiquetas livres
    crm-link: A página do cliente no CRM
    tier-override: Um nível posto à mão; só vale com motivo e prazo
    tier-reason: Por que esse nível foi posto
    tier-until: O último dia em que vale
    touch-override: Um atendimento posto à mão; só vale com motivo e prazo
    touch-reason: Por que esse atendimento foi posto
    touch-until: O último dia em que vale
    """

  private static let people = """
    contacts.name: O nome completo; vazio num cargo vago
    position: O posto na organização, que fica quando a pessoa sai
    contacts.title: O cargo
    department: O departamento
    level: O nível na hierarquia
    roles: Os papéis numa decisão, o principal primeiro
    reports-to: O contato a quem este responde
    report-confirmed: Se isso foi confirmado, e não deduzido
    vacant: Se ninguém ocupa o posto agora
    outside: Se a pessoa não é empregada do cliente
    left: O dia em que a pessoa saiu do cliente
    influence: A influência, por evidência, de 1 a 5
    support: De -2, hostil, a 2, mentor
    support-date: O dia desse sentimento
    mobilising: Quanto a pessoa move os outros, de 0 a 3
    advocacy-act-date: O dia do último ato a nosso favor
    authority: O que a pessoa pode numa decisão
    veto: Se a pessoa pode barrar sozinha uma decisão
    disposition: O que pretendemos fazer com quem bloqueia
    covered-by: Quem dos nossos cuida da pessoa
    level-now: O que somos para a pessoa
    level-wanted: O que queremos ser
    birthday: O aniversário
    language: A língua em que se escreve à pessoa
    lawful-basis: Por que os dados podem ser usados (LGPD, artigo 7º)
    basis-purpose: Para que os dados podem ser usados
    basis-source: Onde a base foi registrada
    basis-date: O dia em que foi dada
    basis-channel: Como foi dada
    basis-version: A versão do texto aceito
    basis-expires: O último dia em que vale
    basis-withdrawn: O dia em que foi retirada
    do-not-contact: Se a pessoa pediu para não ser contatada
    relations.from: O contato de onde a linha parte
    relations.to: O contato aonde ela chega
    relations.kind: O que a linha é
    bases.contact: O contato de cujos dados se trata
    bases.basis: Por que os dados podem ser usados (LGPD, artigo 7º); vazio para uma retirada que está só
    bases.purpose: Para que os dados podem ser usados
    bases.source: Onde a base foi registrada
    bases.date: O dia em que foi dada
    bases.channel: Como foi dada
    bases.version: A versão do texto aceito
    bases.expires: O último dia em que vale
    bases.withdrawn: O dia em que foi retirada
    team.name: O nome completo
    role: O que a pessoa faz
    weekly-hours: Horas por semana para clientes
    hourly-cost: O que uma hora custa à empresa
    specialties: Setores e níveis que a pessoa conhece melhor
    biography: Uma biografia curta
    """

  private static let business = """
    invoices.client: Quem comprou: código, CPF ou CNPJ, ou nome
    number: O número; linhas com o mesmo número são uma nota
    invoices.date: O dia da emissão
    paid: O dia em que foi paga; vazio enquanto está aberta
    quantity: Quanto
    unit-price: O preço de um; necessário onde não há valor
    amount: O valor
    invoices.kind: Venda, devolução ou cancelamento; vazio é venda
    contract: O contrato que a nota cobra
    client-name: O nome do cliente, onde não há tabela de clientes
    client-document: CPF ou CNPJ, idem
    invoices.country: O país do cliente, idem
    invoices.state: O estado do cliente, idem
    invoices.city: A cidade do cliente, idem
    invoices.sector: O setor do cliente, idem
    invoices.owner: Quem responde pelo cliente, idem
    invoice: O número da nota
    payments.client: O cliente, onde vários têm uma nota desse número
    products.name: O nome nas páginas
    family: A família a que pertence
    price: O preço de tabela
    eligible-segments: Setores, portes ou segmentos a que se destina; vazio é para todos
    valid-from: O primeiro dia desta versão
    start: O primeiro dia do serviço
    renewal: O dia em que renova ou acaba
    notice-days: Dias antes da renovação até os quais se pode cancelar; vazio é desconhecido, não zero
    auto-renew: Se renova sozinho
    monthly-value: O que traz por mês
    contracts.status: O estado, para o que as datas não dizem
    cancelled: O dia do aviso de cancelamento
    end: O último dia do serviço, onde se sabe
    contracts.end-reason: Por que terminou ou terminará
    channel: Visita, ligação, e-mail, vídeo, mensagem: com as palavras da empresa
    direction: Quem falou; sem isso, reunião, visita ou ligação com gente dos dois lados é de dois sentidos, e qualquer outro contato fica desconhecido
    ours: A nossa gente
    theirs: A gente deles
    topic: O assunto, em poucas palavras
    summary: O que se disse, em Markdown
    promise: O que se prometeu
    promise-due: O dia em que a promessa vence
    promise-done: O dia em que a promessa foi cumprida
    minutes: Quantos minutos levou
    opportunities.kind: Que tipo de negócio é
    opportunities.title: O assunto, em poucas palavras
    stage: A fase, com as palavras da empresa
    stage-since: Nessa fase desde
    opportunities.value: O que traria, por ano onde se repete
    probability: A probabilidade que se lhe dá
    expected: O dia em que deve fechar
    opportunities.closed: O dia em que fechou
    result: Como acabou; vazio enquanto está aberta
    lost-reason: Por que se perdeu
    consent-needed: Contatos que precisam concordar
    opportunities.owner: Quem dos nossos trabalha nela
    objectives.title: O que o cliente quer
    objectives.state: Até onde chegou
    state-by: Quem o disse; só uma pessoa do cliente, com nome, verifica
    state-on: O dia em que se disse
    owner-ours: Quem dos nossos responde por ele
    owner-theirs: Quem deles responde por ele
    kpi: O que se mede
    unit: A unidade da medida
    baseline: O valor no começo
    baseline-source: De onde vem esse valor
    baseline-date: O dia desse valor
    target: O valor desejado
    actual: O valor mais recente
    actual-date: O dia do valor mais recente
    objectives.due: O dia em que a meta vence
    value-delivered: O que alcançá-la traz ao cliente
    cost: O que custa ao cliente
    objective: O objetivo: código ou título
    milestones.title: O passo
    milestones.kind: Início, treinamento, revisão: com as palavras da empresa
    done: O dia em que foi feito
    stages.from: O primeiro dia nela
    handoffs.from: Quem passa
    handoffs.to: Quem recebe
    sold: O que foi vendido, em Markdown
    promised: O que foi prometido além disso, em Markdown
    handoffs.objectives: O que o cliente quer alcançar, em Markdown
    risks: O que pode dar errado, em Markdown
    surveys.contact: Quem foi perguntado
    surveys.kind: O que se mede
    sent: O dia em que foi enviada; sem ele a taxa de resposta é desconhecida
    answered: O dia da resposta; vazio enquanto não há
    score: A nota: NPS de 0 a 10, CSAT de 1 a 5, CES de 1 a 7
    comment: O que foi dito ao lado
    themes: De que o comentário fala
    period: O mês, ou o primeiro dia
    metric: O que foi medido
    usage.value: O valor
    opened: O dia em que foi aberto
    closed: O dia em que foi fechado; vazio enquanto está aberto
    tickets.status: A situação; fechado ou resolvido, não está aberto, ainda que ninguém diga desde quando
    severity: A gravidade
    hours: Horas de trabalho
    theme: De que se trata
    advocacy.contact: Quem diz
    advocacy.kind: Que tipo de ato é
    asked: O dia em que se pediu
    given: O dia em que foi dado
    approved: O dia em que o uso foi aprovado
    expires: O último dia da aprovação
    given-back: O que demos em troca
    referrals.client: Quem indicou: código, CPF ou CNPJ, ou nome
    referred: Quem chegou: código, CPF ou CNPJ, ou nome
    action: O código da ação
    until: O último dia em que a ação fica longe
    reason: Por quê
    table: A tabela do registro que mudou
    record: O código do registro
    field: O nome da coluna, numa das línguas
    history.value: O valor; vazio onde passou a ser desconhecido
    history.from: O primeiro dia do valor
    rates.currency: A moeda estrangeira
    holidays.day: O dia, ou o primeiro de vários
    holidays.until: O último dia; vazio para um só
    holidays.name: Como se chamam os dias
    works: Se a empresa trabalha neles; sim anula um feriado nacional
    day: O primeiro dia da cotação
    rate: Unidades da moeda da carteira por uma dela
    """

  private static func read(_ text: String) -> [String: String] {
    var meanings: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      meanings[String(line[..<colon])] = String(line[line.index(colon, offsetBy: 2)...])
    }
    return meanings
  }
}
