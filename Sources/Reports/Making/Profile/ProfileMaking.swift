import Analysis
import Charts
import Localization
import Portfolio

/// Makes a client's profile, the page and its Markdown twin alike.
struct ProfileMaking {
  let dossier: ClientDossier
  private var context: SiteContext { dossier.context }
  private var client: ClientAssessment { dossier.client }
  private var words: Words { dossier.words }
  private var number: Int { dossier.number }
  private var attributes: ClientAttributes { dossier.attributes }

  /// How many of the missing facts stand open.
  private static let missingShown = 6

  init(context: SiteContext, client: ClientAssessment) {
    dossier = ClientDossier(context, client)
  }

  func page() -> ProfilePage {
    let sentences = ClientSentences(context, client, dossier.explanation)
    let missing = MissingMaking(dossier: dossier).statements
    let shown = missing.count > ProfileMaking.missingShown + 1 ? ProfileMaking.missingShown : .max
    let folding = FoldMaking(dossier: dossier)
    let contracts = ContractMaking(dossier: dossier).block
    let people = PeopleMaking(dossier: dossier).block
    let conversations = ConversationMaking(dossier: dossier).block
    let objectives = ObjectiveMaking(dossier: dossier).block
    let purchases = purchases
    return ProfilePage(
      page: context.frame(depth: 2, current: "clients"), id: context.shownID(number),
      title: context.name(number), trail: trail, tabs: context.tabs(client, current: "profile"),
      head: HeadMaking(dossier: dossier, sentences: sentences).head,
      purchases: purchases, noPurchases: purchases == nil ? noPurchases : nil,
      receivables: ReceivableMaking(dossier: dossier).blocks,
      health: HealthMaking(dossier: dossier).block, contracts: contracts,
      noContracts: contracts == nil
        ? empty("contracts", .contracts, "product, start, renewal, monthly-value") : nil,
      products: ProductMaking(dossier: dossier).block, notes: context.note(number),
      verdicts: ReasonMaking(dossier: dossier).verdicts,
      actions: ActionMaking(dossier: dossier).block, people: people,
      noPeople: people == nil ? empty("people", .contacts, "name, title, roles, email") : nil,
      conversations: conversations,
      noConversations: conversations == nil
        ? empty("talks", .interactions, "date, direction, ours, theirs, summary") : nil,
      objectives: objectives,
      noObjectives: objectives == nil
        ? empty("objectives", .objectives, "title, kpi, baseline, target, due") : nil,
      missing: Array(missing.prefix(shown)), moreMissing: Array(missing.dropFirst(shown)),
      folds: folding.folds, absentTables: folding.absentTables)
  }

  private var trail: Trail {
    let (place, before, after) = context.links.neighbours(of: number)
    func item(_ key: String, _ other: Int?) -> NavigationItem? {
      other.map { NavigationItem(href: context.link(to: $0), word: words.text(key)) }
    }
    return Trail(
      steps: [
        NavigationItem(href: "../../index.html", word: words.text("page.home")),
        NavigationItem(href: "../index.html", word: words.text("page.clients")),
      ], here: context.name(number), previous: item("profile.previous", before),
      next: item("profile.next", after),
      position: words.text(
        "word.place-of",
        [
          "place": words.formats.count(place),
          "all": words.formats.count(context.assessment.clients.count),
        ]))
  }

  /// What to add where a table says nothing of this client; nil where there is no such table.
  private func empty(_ key: String, _ table: TableName, _ columns: String) -> EmptySection? {
    guard dossier.has(table) else { return nil }
    return EmptySection(
      what: words.text("empty.\(key)"), cost: words.text("empty.\(key)-cost"),
      place: dossier.place(table, columns))
  }

  private var noPurchases: EmptySection? {
    guard client.contracts == nil || dossier.has(.invoices) else { return nil }
    return EmptySection(
      what: words.text("profile.no-purchases"), cost: words.text("profile.no-purchases-add"),
      place: dossier.place(.invoices, "client, date, amount"))
  }

  // MARK: Purchases

  private var purchases: PurchaseBlock? {
    guard let first = client.firstPurchase, let last = client.lastPurchase else { return nil }
    let months = Months(
      context.portfolio.ledger.days(of: number), upTo: context.day,
      portfolio: context.summary.months)
    let cadence = CadenceMaking(
      context: context, client: client, explanation: dossier.explanation)
    let sentences = cadence.sentences
    let lines = (dossier.detail?.recentLines ?? []).prefix(context.settings.recentLines)
    let products = (dossier.detail?.products ?? []).prefix(context.settings.products)
    let hasMoreLines = context.portfolio.ledger.lineCount(of: number) > lines.count
    return PurchaseBlock(
      figures: figures, revenue: client.current.net,
      revenueBefore: context.hasYearBefore ? client.previous.net : nil,
      ticket: client.total.averageTicket, invoices: client.saleInvoices, total: client.total.net,
      first: first, last: last,
      expected: client.status == .former ? nil : client.expectedNext,
      monthsChart: months.chart(id: "months-c", words),
      isSplit: months.isSplit,
      monthsUnit: words.text("chart.unit-note", ["unit": months.unit(words).name]),
      monthsPartial: months.partialWords(words, day: context.day), months: months.table(words),
      cadenceHeading: words.text(
        dossier.hasContractInvoices ? "profile.cadence-spot" : "profile.cadence"),
      cadenceChart: cadence.chart, cadence: sentences.html, cadenceText: sentences.text,
      cadenceSource: cadence.source,
      lines: lines.map {
        PurchaseBlock.Line(
          day: $0.day,
          invoice: $0.invoice.map { words.evidence(RecordKey(table: .invoices, key: $0)) },
          product: $0.product, amount: $0.amount)
      },
      linesNote: hasMoreLines
        ? words.text("profile.lines-shown", ["count": words.formats.count(lines.count)])
        : words.text("profile.lines-all"),
      products: products.map {
        PurchaseBlock.Product(name: $0.product, amount: $0.amount, last: $0.last)
      })
  }

  private var figures: KPIStrip {
    let change = context.change(
      client.current.net, from: client.previous.net, hadPrevious: context.hasYearBefore)
    let first = client.firstPurchase
    return KPIStrip(
      name: words.text("profile.purchases"), isSmall: true,
      figures: [
        KPI(
          word: words.text("profile.months12"), figure: words.whole(client.current.net),
          notes: change == nil ? [words.text("home.no-year-before")] : [], change: change),
        KPI(
          word: words.text("profile.ticket"),
          figure: client.total.averageTicket.map(words.whole) ?? "–",
          notes: [words.count("invoices", client.saleInvoices)]),
        KPI(
          word: words.text("profile.total"), figure: words.whole(client.total.net),
          notes: [
            client.total.returns < 0
              ? words.text("profile.returns", ["amount": words.whole(-client.total.returns)])
              : words.text("profile.no-returns")
          ]),
        KPI(
          word: words.text("profile.first"), figure: first.map(words.date) ?? "–",
          notes: first.map { [words.formats.relative($0, to: context.day)] } ?? []),
      ])
  }
}
