import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Privacy
import Templating

/// Makes a client's profile, the page and its Markdown twin alike.
struct ProfileMaking {
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }
  private var number: Int { client.client }
  private var attributes: ClientAttributes { context.portfolio.clients[number].attributes }

  func page() -> ProfilePage {
    let explanation = context.input.explanation(number)
    let detail = client.lastPurchase == nil ? nil : context.input.purchaseDetail(number)
    let sentences = ClientSentences(context, client, explanation)
    let reasons = ReasonMaking(
      context: context, client: client, explanation: explanation, detail: detail
    ).reasons
    return ProfilePage(
      page: context.frame(depth: 2, current: "clients"), id: context.shownID(number),
      title: context.name(number), status: words.status(client.status),
      statusDetail: sentences.statusDetail,
      abc: client.silentSince == nil ? nil : client.abcClass.rawValue,
      segment: client.rfm.map { words.segment($0.segment) },
      document: attributes.document.map(document), place: context.place(number),
      isUrgent: sentences.isUrgent, answer: sentences.answer, answerWhy: sentences.answerWhy,
      revenue: client.current.net,
      revenueBefore: hasYearBefore ? client.previous.net : nil,
      revenueShare: client.current.net > 0 ? context.share(client.current.net).fixedPoint : nil,
      owner: context.owner(number), lastPurchase: client.lastPurchase,
      lastAgo: client.lastPurchase.map { words.formats.relative($0, to: context.day) } ?? "",
      expected: client.status == .former ? nil : client.expectedNext, isLate: client.isLate,
      since: attributes.since,
      purchases: purchases(explanation, detail), notes: context.note(number),
      notesFile: "data/notes/\(context.shownID(number)).md", reasons: reasons,
      contacts: contacts,
      missing: MissingMaking(context: context, client: client, detail: detail).facts,
      record: RecordMaking(context: context, client: number).lines)
  }

  private func document(_ document: TaxDocument) -> String {
    let kind =
      switch document {
      case .cpf: "CPF"
      case .cnpj: "CNPJ"
      }
    return "\(kind) \(Masking.document(document))"
  }

  private var hasYearBefore: Bool { context.hasYearBefore }

  // MARK: Purchases

  private func purchases(_ explanation: Explanation?, _ detail: PurchaseDetail?) -> PurchaseBlock? {
    guard let first = client.firstPurchase, let last = client.lastPurchase else { return nil }
    let months = Months(
      context.portfolio.ledger.days(of: number), upTo: context.day,
      portfolio: context.summary.months)
    let cadence = CadenceMaking(context: context, client: client, explanation: explanation)
    let sentences = cadence.sentences
    let lines = (detail?.recentLines ?? []).prefix(context.settings.recentLines)
    let products = (detail?.products ?? []).prefix(context.settings.products)
    let hasMoreLines = context.portfolio.ledger.lineCount(of: number) > lines.count
    return PurchaseBlock(
      revenueChange: context.change(
        client.current.net, from: client.previous.net, hadPrevious: hasYearBefore),
      ticket: client.total.averageTicket, invoices: client.saleInvoices, total: client.total.net,
      returnsNote: client.total.returns < 0
        ? words.text("profile.returns", ["amount": words.whole(-client.total.returns)])
        : words.text("profile.no-returns"),
      first: first, firstAgo: words.formats.relative(first, to: context.day), last: last,
      monthsChart: months.chart(id: "months-c", words),
      monthsUnit: words.text("chart.unit-note", ["unit": months.unit(words).name]),
      monthsPartial: months.partialWords(words, day: context.day), months: months.table(words),
      cadenceChart: cadence.chart, cadence: sentences.html, cadenceText: sentences.text,
      cadenceSource: cadence.source,
      lines: lines.map {
        PurchaseBlock.Line(
          day: $0.day,
          invoice: $0.invoice.map {
            words.evidence(RecordKey(table: .invoices, key: $0))
          }, product: $0.product, amount: $0.amount)
      },
      linesNote: hasMoreLines
        ? words.text("profile.lines-shown", ["count": words.formats.count(lines.count)])
        : words.text("profile.lines-all"),
      products: products.map { product in
        PurchaseBlock.Product(
          name: product.product, amount: product.amount,
          bar: CellBar.draw(product.amount, of: products.first?.amount ?? 0),
          lines: product.lines, last: product.last)
      },
      productsNote: words.text(
        "profile.products-top",
        [
          "shown": words.formats.count(products.count),
          "total": words.formats.count(detail?.products.count ?? 0),
        ]))
  }

  // MARK: People

  private var contacts: [ContactLine] {
    context.portfolio.contacts(of: number).map { contact in
      let title = [contact.title, contact.department].compactMap { $0 }
      return ContactLine(
        name: contact.name, title: title.isEmpty ? nil : title.joined(separator: ", "),
        role: contact.roles.first.map { words.text("role.\($0.rawValue)") },
        email: contact.email.map(Masking.email), phone: contact.phone.map(Masking.phone),
        doNotContact: contact.doNotContact ?? false)
    }
  }
}
