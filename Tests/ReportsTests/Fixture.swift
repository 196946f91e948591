import Analysis
import Diagnostics
import Files
import Localization
import Portfolio
import Reports
import Theme

/// A small portfolio with one client of every kind, made by hand.
enum Fixture {
  static let day = date("2026-11-16")

  static func date(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  /// A client to be: what is known, and what it bought.
  struct Member {
    var id: String
    var attributes = ClientAttributes()
    var purchases: [PurchaseDay] = []
  }

  /// Purchases every `step` days from a first day on.
  static func rhythm(
    from first: String, every step: Int, times: Int, sales: Int64, growth: Int64 = 0
  ) -> [PurchaseDay] {
    (0..<times).map { index in
      PurchaseDay(
        day: date(first).adding(days: index * step + (index % 3) - 1),
        sales: sales + Int64(index) * growth)
    }
  }

  static func attributes(
    _ name: String, owner: String? = "ana", city: String? = "Passo Fundo", sector: String? = "Agro",
    since: String? = "2024-03-01"
  ) -> ClientAttributes {
    var attributes = ClientAttributes()
    attributes.name = name
    attributes.owner = owner
    attributes.city = city
    attributes.state = city == nil ? nil : "RS"
    attributes.sector = sector
    attributes.since = since.map(date)
    attributes.kind = .company
    return attributes
  }

  static var members: [Member] {
    var cooperative = attributes("Cooperativa Vale do Ipê")
    cooperative.document = CNPJ("11.222.333/0001-81").map(TaxDocument.cnpj)
    cooperative.email = "compras@valedoipe.coop.br"
    cooperative.phone = "+5554999887721"
    cooperative.executive = "rui"
    cooperative.costOfService = money(60_000)
    cooperative.custom = [
      "socios": .number(DecimalNumber(value: 4_200, scale: 0)), "limite": .money(money(500_000)),
    ]
    cooperative.needs = ["Fechamento fiscal sem queda em janeiro", "Uma conta por unidade"]
    var ended = attributes("Gráfica Horizonte", owner: "rui", city: "Canoas")
    ended.ended = date("2026-05-31")
    ended.endReason = "fechamento da unidade"
    var person = attributes("Lívia Prado", owner: nil, city: nil, sector: nil, since: nil)
    person.kind = .person
    return [
      Member(
        id: "000101", attributes: cooperative,
        purchases: rhythm(from: "2024-03-05", every: 30, times: 29, sales: 4_373_055)
          + [
            PurchaseDay(
              day: date("2026-07-30"), sales: 0, returns: -120_000, saleInvoices: 0,
              returnInvoices: 1)
          ]),
      Member(
        id: "aroeira", attributes: attributes("Água Clara Alimentos"),
        purchases: rhythm(
          from: "2024-06-10", every: 21, times: 43, sales: 1_804_090, growth: 12_345)),
      Member(
        id: "C 3", attributes: attributes("Têxtil Serra Azul", owner: "rui", city: "Caxias do Sul"),
        purchases: rhythm(from: "2024-05-02", every: 45, times: 13, sales: 990_000)),
      Member(
        id: "horizonte", attributes: ended,
        purchases: rhythm(from: "2024-04-01", every: 60, times: 12, sales: 280_000)),
      Member(id: "novo", attributes: attributes("Viação Pedra Branca", since: "2026-10-20")),
      Member(
        id: "volta", attributes: attributes("Colégio Arandu", owner: "rui"),
        purchases: rhythm(from: "2024-04-10", every: 30, times: 14, sales: 98_000)
          + [PurchaseDay(day: date("2026-10-30"), sales: 150_000)]),
      Member(
        id: "11.222.333/0001-81",
        attributes: person,
        purchases: [
          PurchaseDay(day: date("2026-10-01"), sales: 12_050),
          PurchaseDay(day: date("2026-11-10"), sales: 9_900),
        ]),
      Member(
        id: "queda", attributes: attributes("Rede Farma Litoral", owner: "bia", city: "Torres"),
        purchases: rhythm(from: "2024-06-01", every: 15, times: 53, sales: 1_650_000)
          + rhythm(from: "2026-08-20", every: 15, times: 6, sales: 410_000)),
    ]
  }

  static func portfolio(
    _ members: [Member], contacts: [Contact]? = nil, notes: [(String, String)]? = nil
  ) -> Portfolio {
    let sorted = members.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let position = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
    let storied = position[Fixture.storied]
    let isFull = contacts == nil && storied != nil
    var ana = TeamMember(id: "ana")
    ana.name = "Ana Beatriz Nóbrega"
    ana.hourlyCost = money(120)
    var rui = TeamMember(id: "rui")
    rui.name = "Rui Prates"
    return Portfolio(
      clients: sorted.map { Client(id: $0.id, attributes: $0.attributes) },
      ledger: Ledger(
        purchases: sorted.map { $0.purchases.sorted { $0.day < $1.day } }),
      receivables: (isFull ? storied : nil).map { Fixture.receivables(of: $0) }
        ?? Receivables(),
      contacts: contacts ?? storied.map { Fixture.contacts(of: $0) } ?? [], team: [ana, rui],
      notes: (notes ?? [("000101", note)]).compactMap { id, text in
        position[id].map { ClientNote(client: $0, markdown: text) }
      },
      records: (isFull ? storied : nil).map { Fixture.records(of: $0) } ?? ClientRecords(),
      presentTables: isFull
        ? Set(TableName.allCases) : [.clients, .invoices, .contacts, .team, .notes],
      productLedger: (isFull ? storied : nil).flatMap {
        Fixture.productLedger(sorted, products: Fixture.records(of: $0).products)
      })
  }

  static let note = """
    # Safra
    Pico de tráfego **de março a maio**; ver o [painel](https://exemplo.com.br/painel).

    | Unidade | Link |
    | --- | ---: |
    | Carazinho | 500 |
    """

  static func detail(_ portfolio: Portfolio, _ client: Int) -> PurchaseDetail {
    let days = portfolio.ledger.days(of: client).filter { $0.day <= day }
    let lines = days.reversed().prefix(12).map { day in
      InvoiceLine(
        invoice: "NF-\(day.day.number)", day: day.day,
        product: day.sales > 0 ? "Link dedicado 500 Mbps" : "Wi-Fi gerenciado",
        amount: day.net)
    }
    func key(_ day: PurchaseDay?) -> RecordKey? {
      day.map { RecordKey(table: .invoices, key: "NF-\($0.day.number)") }
    }
    let sum = days.reduce(0) { $0 + $1.net }
    return PurchaseDetail(
      recentLines: lines,
      products: days.isEmpty
        ? []
        : [
          ProductPurchases(
            product: "Link dedicado 500 Mbps", amount: sum * 3 / 4, lines: days.count,
            last: days.last?.day ?? day),
          ProductPurchases(
            product: "Wi-Fi gerenciado", amount: sum - sum * 3 / 4, lines: 3,
            last: days.first?.day ?? day),
        ],
      sales: InvoiceWitnesses(
        count: days.count, first: key(days.first), last: key(days.last),
        largest: key(days.max { $0.sales < $1.sales })))
  }

  static func quality(_ portfolio: Portfolio) -> DataQuality {
    DataQuality(
      files: [
        FileSummary(
          file: "data/clientes.csv", table: .clients, rows: 9, rejected: 1, leftOut: 0,
          reading: [
            FileSummary.Guess(name: "encoding", value: "windows-1252", isConfigured: false),
            FileSummary.Guess(name: "delimiter", value: ";", isConfigured: true),
          ],
          columns: [
            FileSummary.ColumnUse(heading: "Código", field: "id"),
            FileSummary.ColumnUse(heading: "Observação", field: nil),
          ]),
        FileSummary(
          file: "data/notas.csv", table: .invoices, rows: 3500, rejected: 2, leftOut: 4,
          reading: [FileSummary.Guess(name: "dates", value: "dd/mm/yyyy", isConfigured: false)],
          columns: [
            FileSummary.ColumnUse(heading: "Cliente", field: "client"),
            FileSummary.ColumnUse(heading: "Valor", field: "amount"),
          ]),
      ],
      completeness: [
        FieldCompleteness(
          field: "sector", known: 7, total: 8, knownRevenue: 99_000_000,
          totalRevenue: 100_000_000,
          first: FillStep(
            clients: 1, revenue: 1_000_000, examples: [2].filter(portfolio.clients.indices.contains)
          )),
        FieldCompleteness(
          field: "size", presence: .noColumn, known: 0, total: 8, knownRevenue: 0,
          totalRevenue: 100_000_000,
          first: FillStep(
            clients: 5, revenue: 81_000_000,
            examples: [1, 0, 3].filter(portfolio.clients.indices.contains))),
        FieldCompleteness(
          field: "interactions", source: .interactions, presence: .noTable, known: 0, total: 8,
          knownRevenue: 0, totalRevenue: 100_000_000),
      ], tables: tables, unattributedLines: 3, unattributedAmount: 45_600)
  }

  private static let tables = [
    TableCompleteness(
      table: .clients, isPresent: true, rows: 9, rejected: 1, leftOut: 0, clients: 8,
      totalClients: 8, revenue: 100_000_000, totalRevenue: 100_000_000,
      columns: [
        ColumnCompleteness(
          field: "id", portuguese: "código", english: "id", isPresent: true, known: 8, rows: 8),
        ColumnCompleteness(
          field: "sector", portuguese: "setor", english: "sector", isPresent: true, known: 7,
          rows: 8),
        ColumnCompleteness(
          field: "size", portuguese: "porte", english: "size", isPresent: false, known: 0, rows: 8),
      ]),
    TableCompleteness(
      table: .invoices, isPresent: true, rows: 3500, rejected: 2, leftOut: 4, clients: 6,
      totalClients: 8, revenue: 100_000_000, totalRevenue: 100_000_000,
      columns: [
        ColumnCompleteness(
          field: "amount", portuguese: "valor", english: "amount", isPresent: true, known: nil,
          rows: 3494)
      ]),
    TableCompleteness(
      table: .team, isPresent: true, rows: 0, rejected: 0, leftOut: 0, clients: nil,
      totalClients: 8, revenue: nil, totalRevenue: 100_000_000, columns: []),
    TableCompleteness(
      table: .interactions, isPresent: false, rows: 0, rejected: 0, leftOut: 0, clients: 0,
      totalClients: 8, revenue: 0, totalRevenue: 100_000_000, columns: []),
  ]

  static func input(_ portfolio: Portfolio) -> SiteInput {
    let assessment = assess(portfolio, .builtIn, on: day)
    var findings = DiagnosticLog()
    findings.add(
      Diagnostic(
        DiagnosticCode(.error, 360), at: SourceLocation(file: "data/notas.csv", line: 12),
        facts: ["path": "../x"]))
    return SiteInput(
      portfolio: portfolio, assessment: assessment, quality: quality(portfolio),
      findings: findings, purchaseDetail: { detail(portfolio, $0) },
      explanation: { explain(client: $0, in: assessment, of: portfolio) })
  }

  static func catalog(_ locale: PortfolioLocale) throws -> Catalog {
    try Catalog(
      locale: locale,
      files: Theme.files.filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
        .map { CatalogFile(file: $0.path, text: $0.text) })
  }

  static var theme: SiteTheme {
    SiteTheme(files: Theme.files.lazy.map { ($0.path, $0.text, $0.path) })
  }

  static func builder(
    _ portfolio: Portfolio? = nil, locale: PortfolioLocale = .brazilianPortuguese,
    settings: SiteSettings? = nil
  ) throws -> SiteBuilder {
    try SiteBuilder(
      input(portfolio ?? self.portfolio(members)),
      settings: settings
        ?? SiteSettings(portfolioName: "Aroeira Conectividade e TI", aliasKey: "teste"),
      catalog: catalog(locale), theme: theme)
  }
}

extension SiteBuilder {
  /// Every file of the site by its path.
  func site() throws -> [String: String] {
    var files: [String: String] = [:]
    for job in jobs {
      for file in try render(job) {
        files[file.path.text] = String(decoding: file.bytes, as: UTF8.self)
      }
    }
    return files
  }
}
