import Portfolio

/// Records of every table for the cooperative of the fixture, stories included.
extension Fixture {
  /// The client that has records in every table.
  static let storied = "000101"

  static func money(_ whole: Int64) -> Money { Money(minorUnits: whole * 100, currency: .real) }

  /// A record with what a closure sets.
  static func make<Record>(_ record: Record, _ set: (inout Record) -> Void) -> Record {
    var record = record
    set(&record)
    return record
  }

  // MARK: People

  static func contacts(of client: Int) -> [Contact] {
    [
      make(Contact(id: "P-402", client: client)) {
        $0.name = "Diego Farias"
        $0.title = "Gerente de TI"
        $0.roles = [.champion, .technicalEvaluator]
        $0.email = "diego@valedoipe.coop.br"
        $0.lawfulBasis.basis = .consent
        $0.lawfulBasis.purpose = "relacionamento"
        $0.lawfulBasis.given = date("2025-02-03")
        $0.lawfulBasis.channel = "formulário"
        $0.lawfulBasis.version = "3"
        $0.map.influence = 3
        $0.map.support = 2
        $0.map.supportDate = date("2026-11-12")
        $0.map.coveredBy = ["ana"]
        $0.map.levelNow = .credibleSource
        $0.map.levelWanted = .trustedAdviser
        $0.map.reportsTo = "P-407"
        $0.map.isReportConfirmed = true
      },
      make(Contact(id: "P-407", client: client)) {
        $0.name = "Helena Brandão"
        $0.title = "Diretora-presidente"
        $0.doNotContact = true
        $0.map.authority = [.signs, .decides]
        $0.map.influence = 5
      },
      make(Contact(id: "P-409", client: client)) {
        $0.name = "Renato Siqueira"
        $0.title = "Gerente de compras"
        $0.roles = [.blocker, .procurement]
        $0.phone = "+5554988776655"
        $0.lawfulBasis.basis = .consent
        $0.lawfulBasis.given = date("2024-05-01")
        $0.lawfulBasis.withdrawn = date("2026-03-10")
        $0.map.hasVeto = true
        $0.map.support = -2
        $0.map.influence = 4
        $0.map.disposition = .bypass
      },
      make(Contact(id: "P-388", client: client)) {
        $0.name = "Cláudio Reis"
        $0.title = "Diretor financeiro"
        $0.roles = [.economicBuyer]
        $0.map.left = date("2026-09-30")
      },
      make(Contact(id: "P-410", client: client)) {
        $0.map.position = "Gerente de projetos"
        $0.map.isVacant = true
      },
    ]
  }

  // MARK: Everything else

  static func records(of client: Int) -> ClientRecords {
    var records = ClientRecords()
    records.products = products
    records.contracts = ByClient(contracts(client))
    records.interactions = ByClient(interactions(client))
    records.relations = ByClient([
      make(Relation(id: "R-1", client: client)) {
        $0.from = "P-409"
        $0.to = "P-407"
        $0.kind = .influences
      }
    ])
    records.opportunities = ByClient(opportunities(client))
    records.objectives = ByClient(objectives(client))
    records.milestones = ByClient(milestones(client))
    records.stages = ByClient([
      make(StageChange(id: "F-1", client: client)) {
        $0.stage = "Adoção"
        $0.from = date("2026-02-01")
      },
      make(StageChange(id: "F-2", client: client)) {
        $0.stage = "Futuro"
        $0.from = date("2027-02-01")
      },
    ])
    records.handoffs = ByClient([
      make(Handoff(id: "H-7", client: client)) {
        $0.date = date("2026-10-05")
        $0.from = "rui"
        $0.to = "ana"
        $0.sold = "SD-WAN em **12 unidades**"
      }
    ])
    addFeedback(to: &records, client)
    addHistory(to: &records, client)
    return records
  }

  private static var products: [Product] {
    [
      ("PR-1", "Link dedicado 500 Mbps"), ("PR-2", "SD-WAN"), ("PR-3", "Wi-Fi gerenciado"),
      ("PR-4", "Backup em nuvem"),
    ].map { id, name in
      make(Product(id: id)) {
        $0.name = name
        $0.family = "Conectividade"
      }
    }
  }

  private static func contracts(_ client: Int) -> [Contract] {
    [
      make(Contract(id: "CT-52", client: client)) {
        $0.product = "PR-1"
        $0.start = date("2024-03-01")
        $0.validFrom = date("2024-03-01")
        $0.renewal = date("2026-02-28")
        $0.noticeDays = 90
        $0.monthlyValue = money(16_900)
      },
      make(Contract(id: "CT-52", client: client)) {
        $0.product = "PR-1"
        $0.start = date("2024-03-01")
        $0.validFrom = date("2026-03-01")
        $0.renewal = date("2027-02-28")
        $0.noticeDays = 90
        $0.renewsByItself = true
        $0.monthlyValue = money(18_400)
        $0.custom = ["indice": .text("IPCA")]
      },
      make(Contract(id: "CT-97", client: client)) {
        $0.product = "PR-2"
        $0.start = date("2025-01-10")
        $0.renewal = date("2027-01-09")
        $0.renewsByItself = true
        $0.monthlyValue = money(4_280)
      },
      make(Contract(id: "CT-110", client: client)) {
        $0.product = "PR-3"
        $0.start = date("2024-06-01")
        $0.cancelled = date("2026-10-20")
        $0.end = date("2026-12-31")
        $0.endReason = "preço"
        $0.monthlyValue = money(950)
      },
      make(Contract(id: "CT-31", client: client)) {
        $0.product = "Telefonia"
        $0.start = date("2022-01-01")
        $0.end = date("2025-06-30")
        $0.status = .ended
        $0.endReason = "concorrente"
        $0.monthlyValue = money(1_200)
      },
    ]
  }

  private static func interactions(_ client: Int) -> [Interaction] {
    var interactions = [
      make(Interaction(id: "I-611", client: client)) {
        $0.date = date("2026-11-12")
        $0.channel = "Telefone"
        $0.direction = .twoWay
        $0.ours = ["ana"]
        $0.theirs = ["P-402"]
        $0.topic = "Renovação"
        $0.summary = "Diego leva ao *financeiro*."
        $0.promise = "proposta com desconto"
        $0.promiseDue = date("2026-11-13")
        $0.minutes = 45
      },
      make(Interaction(id: "I-597", client: client)) {
        $0.date = date("2026-10-30")
        $0.channel = "E-mail"
        $0.direction = .outbound
        $0.ours = ["ana"]
        $0.theirs = ["P-409"]
        $0.summary = "Pedido de agenda."
      },
      make(Interaction(id: "I-580", client: client)) {
        $0.date = date("2026-10-14")
        $0.channel = "Vídeo"
        $0.direction = .twoWay
        $0.ours = ["ana", "rui"]
        $0.theirs = ["P-402"]
        $0.promise = "relatório de quedas"
        $0.promiseDue = date("2026-10-21")
        $0.promiseDone = date("2026-10-20")
        $0.minutes = 60
      },
      make(Interaction(id: "I-999", client: client)) {
        $0.date = date("2026-12-01")
        $0.summary = "AINDA NÃO ACONTECEU"
      },
    ]
    interactions += (0..<6).map { index in
      make(Interaction(id: "I-50\(index)", client: client)) {
        $0.date = date("2026-0\(index + 1)-15")
        $0.channel = "Visita"
        $0.direction = .inbound
        $0.theirs = ["P-388"]
        $0.topic = "Revisão"
      }
    }
    return interactions
  }

  private static func opportunities(_ client: Int) -> [Opportunity] {
    [
      make(Opportunity(id: "OP-64", client: client)) {
        $0.kind = .crossSell
        $0.title = "Backup das 12 unidades"
        $0.product = "PR-4"
        $0.stage = "Proposta"
        $0.stageSince = date("2026-10-01")
        $0.value = money(46_800)
        $0.probability = 6_000
        $0.expected = date("2026-12-15")
        $0.consentNeeded = ["P-407", "P-409"]
      },
      make(Opportunity(id: "OP-12", client: client)) {
        $0.kind = .upsell
        $0.title = "Câmeras"
        $0.closed = date("2025-08-01")
        $0.result = .lost
        $0.lostReason = "preço"
        $0.value = money(9_000)
      },
    ]
  }

  private static func objectives(_ client: Int) -> [Objective] {
    [
      make(Objective(id: "O-41", client: client)) {
        $0.title = "Menos horas fora do ar"
        $0.state = .accepted
        $0.stateBy = "P-402"
        $0.stateOn = date("2026-02-10")
        $0.ownerOurs = "ana"
        $0.ownerTheirs = "P-402"
        $0.kpi = "Horas fora do ar"
        $0.unit = "h/mês"
        $0.baseline = DecimalNumber(value: 140, scale: 1)
        $0.baselineDate = date("2026-01-31")
        $0.target = DecimalNumber(value: 2, scale: 0)
        $0.actual = DecimalNumber(value: 54, scale: 1)
        $0.actualDate = date("2026-10-31")
        $0.due = date("2026-12-31")
        $0.valueDelivered = money(90_000)
        $0.cost = money(40_000)
      },
      make(Objective(id: "O-44", client: client)) {
        $0.title = "Fechamento fiscal sem queda"
        $0.state = .proposed
        $0.due = date("2026-10-01")
      },
    ]
  }

  private static func milestones(_ client: Int) -> [Milestone] {
    [
      make(Milestone(id: "M-1", client: client)) {
        $0.objective = "O-41"
        $0.title = "Treinamento"
        $0.due = date("2026-08-01")
        $0.done = date("2026-08-05")
      },
      make(Milestone(id: "M-2", client: client)) {
        $0.objective = "O-41"
        $0.title = "Troca de rota"
        $0.due = date("2026-11-01")
        $0.done = date("2026-11-20")
      },
    ]
  }

  private static func addFeedback(to records: inout ClientRecords, _ client: Int) {
    records.surveys = ByClient([
      make(Survey(id: "P-77", client: client)) {
        $0.contact = "P-402"
        $0.kind = .nps
        $0.sent = date("2026-09-01")
        $0.answered = date("2026-09-03")
        $0.score = 6
        $0.comment = "Quedas na safra"
        $0.themes = ["estabilidade"]
      },
      make(Survey(id: "P-78", client: client)) {
        $0.contact = "P-407"
        $0.kind = .nps
        $0.sent = date("2026-09-01")
      },
    ])
    records.usage = ByClient(
      [(9, 820), (10, 480)].map { month, value in
        make(UsageRecord(id: "U-\(month)", client: client)) {
          $0.product = "PR-1"
          $0.period = Day(year: 2026, month: month, day: 1)
          $0.metric = "Mbps no pico"
          $0.value = DecimalNumber(value: Int64(value), scale: 0)
        }
      })
    records.tickets = ByClient([
      make(Ticket(id: "CH-388", client: client)) {
        $0.opened = date("2026-11-02")
        $0.severity = .critical
        $0.theme = "Queda em Carazinho"
        $0.hours = DecimalNumber(value: 75, scale: 1)
      },
      make(Ticket(id: "CH-371", client: client)) {
        $0.opened = date("2026-09-12")
        $0.closed = date("2026-09-14")
        $0.severity = .low
        $0.theme = "Senha"
      },
    ])
    records.advocacy = ByClient([
      make(AdvocacyAct(id: "AD-3", client: client)) {
        $0.contact = "P-402"
        $0.kind = .testimonial
        $0.asked = date("2026-04-01")
        $0.given = date("2026-04-20")
        $0.approved = date("2026-04-25")
        $0.expires = date("2026-10-25")
      }
    ])
  }

  private static func addHistory(to records: inout ClientRecords, _ client: Int) {
    records.history = History([
      HistoryEntry(
        id: "HI-1", table: .clients, record: storied, field: "owner", value: "rui",
        from: date("2024-03-01")),
      HistoryEntry(
        id: "HI-2", table: .clients, record: storied, field: "owner", value: "ana",
        from: date("2026-10-05")),
    ])
    records.customFields = [
      CustomField(table: .clients, name: "socios", label: "Sócios", type: .number),
      CustomField(
        table: .clients, name: "limite", label: "Limite de crédito", type: .money,
        isSensitive: true),
      CustomField(table: .contracts, name: "indice", label: "Índice", type: .text),
    ]
  }

  static func receivables(of client: Int) -> Receivables {
    let known = date("2024-04-01")
    return Receivables([
      Receivable(
        client: client, number: "NF-1180", issued: date("2026-08-01"), due: date("2026-08-31"),
        amount: 4_373_055, paid: date("2026-08-30"), paymentsKnownFrom: known),
      Receivable(
        client: client, number: "NF-1187", issued: date("2026-09-01"), due: date("2026-10-01"),
        amount: 4_373_055, paymentsKnownFrom: known),
      Receivable(
        client: client, number: "NF-1203", issued: date("2026-11-01"), due: date("2026-12-01"),
        amount: 4_373_055, paymentsKnownFrom: known),
    ])
  }
}
