/// A column heading that a CRM or ERP writes, and what it holds there.
public struct SystemHeading: Sendable, Hashable {
  /// The program, for instance `Omie`.
  public let system: String
  /// What its rows are, for instance `deal`.
  public let entity: String
  /// The heading as the program writes it.
  public let heading: String
  /// What the column holds, for instance `account.tax_id`.
  public let canonical: String
}

extension SystemHeading {
  /// The headings known of exports, by program.
  ///
  /// Facts seen in real exports, importers and help pages. A line names the program and what its
  /// rows are; the lines under it a heading and what the column holds.
  public static let all = read(facts)

  /// Headings that mean this in the export of one program and something else elsewhere.
  ///
  /// `Name` is the number of an order in one. They count only where enough of a program's headings stand
  /// together.
  static let own = read(ownFacts)

  static func read(_ facts: String) -> [SystemHeading] {
    var headings: [SystemHeading] = []
    var owner = (system: "", entity: "")
    for line in facts.split(separator: "\n") {
      let isHeading = line.hasPrefix(" ")
      let parts = line.drop { $0 == " " }.split(separator: isHeading ? " = " : " :: ").map {
        String($0)
      }
      if parts.count == 2, !isHeading {
        owner = (parts[0], parts[1])
      } else if parts.count == 2 {
        headings.append(
          SystemHeading(
            system: owner.system, entity: owner.entity, heading: parts[0], canonical: parts[1]))
      }
    }
    return headings
  }

  private static let facts = """
    RD Station CRM :: deal
      Nome = deal.name
      Empresa = account.name
      Qualificação = deal.rating
      Funil de vendas = deal.pipeline
      Etapa = deal.stage
      Estado = deal.status
      Motivo de Perda = deal.lost_reason
      Valor Único = deal.value_once
      Valor Recorrente = deal.value_recurring
      Pausada = deal.paused
      Data de criação = deal.created_on
      Hora de criação = deal.created_time
      Data do primeiro contato = deal.first_contact_on
      Hora do primeiro contato = deal.first_contact_time
      Data do último contato = deal.last_contact_on
      Hora do último contato = deal.last_contact_time
      Data da próxima tarefa = deal.next_task_on
      Hora da próxima tarefa = deal.next_task_time
      Previsão de fechamento = deal.expected_close_on
      Data de fechamento = deal.closed_on
      Hora de fechamento = deal.closed_time
      Fonte = deal.source
      Campanha = deal.campaign
      Responsável = owner.name
      Produtos = deal.products
      Equipes do responsável = owner.teams
      Anotação do motivo de perda = deal.lost_note
      Contatos = contact.name
      Cargo = contact.title
      Email = contact.email
      Telefone = contact.phone
    RD Station Marketing :: lead
      Estágio no funil = contact.lifecycle_stage
      Origem da primeira conversão = contact.source
      Data da última conversão = contact.last_conversion_on
    Pipedrive (pt) :: deal
      Negócio - ID = deal.id
      Negócio - Título = deal.name
      Negócio - Valor = deal.value
      Negócio - Etapa = deal.stage
      Negócio - Funil = deal.pipeline
      Negócio - Status = deal.status
      Negócio - Etiqueta = deal.label
      Negócio - Proprietário = owner.name
      Negócio - Organização = account.name
      Negócio - Pessoa de contato = contact.name
      Negócio - Negócio criado em = deal.created_at
      Negócio - Atualizado em = deal.updated_at
      Negócio - Última alteração de etapa = deal.stage_changed_at
      Negócio - Ganho em = deal.won_at
      Negócio - Data de perda = deal.lost_at
      Negócio - Motivo da perda = deal.lost_reason
      Negócio - Data de fechamento esperada = deal.expected_close_on
      Negócio - Data da próxima atividade = deal.next_activity_on
      Negócio - Negócio fechado em = deal.closed_at
    Pipedrive (pt) :: org
      Organização - Nome = account.name
      Organização - Segmento = account.segment
      Organização - Tamanho da empresa = account.size
    Pipedrive (pt) :: person
      Pessoa - Nome = contact.name
      Pessoa - Telefone = contact.phone
      Pessoa - Telefone - Celular = contact.mobile
      Pessoa - Telefone - Trabalho = contact.phone
      Pessoa - E-mail = contact.email
      Pessoa - E-mail - Trabalho = contact.email
      Pessoa - Cargo = contact.title
    Pipedrive (pt/en mix) :: person
      Pessoa - Email - Work = contact.email
      Pessoa - Phone - Mobile = contact.mobile
    HubSpot (pt) :: deal
      ID do registro = deal.id
      Nome do negócio = deal.name
      Etapa do negócio = deal.stage
      Valor = deal.value
      Data de fechamento = deal.close_on
      Proprietário do negócio = owner.name
      Data de criação = deal.created_at
      Próxima atividade = deal.next_activity
      Motivo da perda = deal.lost_reason
      Pontuação do negócio = deal.score
      Número de atividades de vendas = deal.activities
    HubSpot (pt/en mix) :: deal
      Record ID = deal.id
    HubSpot (en) :: contact
      First Name = contact.first_name
      Last Name = contact.last_name
      Email = contact.email
      Phone Number = contact.phone
      Mobile Phone Number = contact.mobile
      Company Name = account.name
      Lifecycle Stage = contact.lifecycle_stage
      Contact owner = owner.name
    Salesforce (pt) :: report
      Proprietário da oportunidade = owner.name
      Nome da conta = account.name
      Fase = deal.stage
    Salesforce (en) :: report
      Opportunity Owner = owner.name
    Bling :: contact
      ID = account.id
      Código = account.code
      Nome = account.legal_name
      Fantasia = account.trade_name
      Endereço = account.street
      Número = account.street_number
      Complemento = account.address2
      Bairro = account.district
      CEP = account.cep
      Cidade = account.city
      UF = account.uf
      Celular = contact.mobile
      Fone = contact.phone
      E-mail = contact.email
      Tipo pessoa = account.kind
      CNPJ / CPF = account.tax_id
    Omie :: report
      Cliente (Nome Fantasia) = account.trade_name
      Cliente (Razão Social) = account.legal_name
      Cliente (CNPJ/CPF) = account.tax_id
      Tags do Cliente = account.tags
      Vendedor = owner.name
      Etapa = order.stage
      Pedido de Venda = order.number
      Total da Nota Fiscal = order.total
      Previsao de Faturamento = order.due_on
      Data de Emissão (completa) = invoice.issued_on
      Valor Líquido = invoice.net
    Omie :: form
      Razão Social / Nome Completo = account.legal_name
      Nome Fantasia / Nome Abreviado = account.trade_name
      CNPJ / CPF = account.tax_id
    Agendor :: any
      Acessos adicionais = account.extra_access
      Responsável = owner.name
    Agendor :: company
      Razão social = account.legal_name
      Setor = account.segment
      Origem do cliente = account.source
      Categoria = account.class
    Conta Azul :: client
      Nome/Razão Social = account.legal_name
      CPF/CNPJ = account.tax_id
      Telefone comercial = contact.phone
      Telefone celular = contact.mobile
    Ploomes :: contact
      Responsável = owner.name
    Kommo :: lead
      Empresa do contato = account.name
      Telefone comercial = contact.phone
      Telefone celular = contact.mobile
      Email comercial = contact.email
      Usuário responsável = owner.name
      Criado em = deal.created_at
    generic ERP :: client
      Cliente Desde = account.since
      Tipo de Contribuinte = account.taxpayer_kind
      IE/RG = account.state_reg
      Cidade/UF = account.city_uf
    generic :: consent
      Aceita WhatsApp? = consent.whatsapp
      Aceita e-mail? = consent.email
    """
}
