import Analysis
import Localization
import Markup
import Portfolio
import Templating

/// Makes the rows of the client list: as pages show them, and as its script reads them.
struct ListRows {
  let context: SiteContext
  let facets: ListFacets
  private let year: YearRevenue
  private var words: Words { context.words }

  init(context: SiteContext, facets: ListFacets) {
    self.context = context
    self.facets = facets
    year = YearRevenue(context)
  }

  func row(_ client: ClientAssessment) -> ClientRow {
    let number = client.client
    let owner = facets.owner(number)
    let change = self.change(client)
    var row = ClientRow(
      id: context.shownID(number), name: context.name(number), slug: context.slugs[number],
      place: place(number), status: words.status(client.status),
      tier: client.tier.map(words.tier), abc: facets.abc(client),
      segment: client.rfm.map { words.segment($0.segment) } ?? "–",
      owner: owner ?? words.text("word.unknown"), health: health(client),
      lastPurchase: client.lastPurchase,
      revenue: year.amount(client),
      netSales: year.source == .invoices ? client.current.net : nil, change: change,
      changeWords: change.map {
        words.formats.decimal($0, scale: 2, places: .fixed(0), sign: .always)
      } ?? "–",
      keys: ClientRow.Keys(
        tier: client.tier?.rawValue ?? "", segment: client.rfm?.segment.rawValue ?? "",
        owner: owner ?? ListFacets.unknown, state: facets.state(number) ?? ListFacets.unknown,
        sector: facets.sector(number) ?? ListFacets.unknown,
        renewal: facets.renewal(client)?.rawValue ?? ""))
    setOptOut(of: client, in: &row)
    if let trend = facets.trend(client) {
      row.trend = trend
      row.trendWords = words.formats.decimal(
        Int64(trend), scale: 0, places: .fixed(0), sign: .always)
    }
    return row
  }

  private func setOptOut(of client: ClientAssessment, in row: inout ClientRow) {
    guard let bucket = facets.renewal(client) else { return }
    guard let contract = client.contracts?.next, let day = contract.optOut else {
      row.optOut = words.text("word.unknown")
      row.optOutTone = "caution"
      return
    }
    row.optOutDay = day
    row.optOut = words.date(day)
    row.optOutTone = bucket == .overdue || bucket == .within30 ? "alert" : ""
  }

  private func health(_ client: ClientAssessment) -> HealthView? {
    guard let health = client.health, let score = health.score, let band = health.band else {
      return nil
    }
    return HealthView(
      score: score, band: "",
      tone: band == .red ? "alert" : band == .yellow ? "caution" : "good")
  }

  /// City, state and sector; else the id, so that two clients of one name can be told apart.
  private func place(_ client: Int) -> String {
    let parts = [context.place(client), facets.sector(client)].compactMap { $0 }
    return parts.isEmpty ? context.shownID(client) : parts.joined(separator: " · ")
  }

  /// The difference to the 12 months before in hundredths of a percent; nil without anything then.
  private func change(_ client: ClientAssessment) -> Int64? {
    guard context.hasYearBefore, client.previous.net > 0 else { return nil }
    return Share(client.current.net - client.previous.net, of: client.previous.net).basisPoints
  }

  /// Appends a row as the script expects it.
  func append(_ row: ClientRow, to output: inout OutputBuffer) {
    for text in [
      row.name, row.slug, row.id, row.place, row.status.mark, row.keys.segment, row.keys.owner,
      row.abc, row.keys.tier, row.keys.state, row.keys.sector, row.keys.renewal,
    ] {
      ScriptText.append(text, to: &output)
      output.append(UInt8(ascii: ","))
    }
    append(row.lastPurchase.map { Int64($0.number) }, to: &output)
    ScriptText.append(row.lastPurchase.map(words.date) ?? "–", to: &output)
    output.append(UInt8(ascii: ","))
    append(row.revenue, to: &output)
    ScriptText.append(
      row.revenue.map {
        words.formats.decimal($0, scale: words.currency.decimals, places: .fixed(0))
      } ?? "–", to: &output)
    output.append(UInt8(ascii: ","))
    append(row.optOutDay.map { Int64($0.number) }, to: &output)
    ScriptText.append(row.optOut ?? "–", to: &output)
    output.append(UInt8(ascii: ","))
    ScriptText.append(row.optOutTone, to: &output)
    output.append(UInt8(ascii: ","))
    append(row.change, to: &output)
    ScriptText.append(row.changeWords, to: &output)
    output.append(UInt8(ascii: ","))
    append(row.health.map { Int64($0.score) }, to: &output)
    ScriptText.append(row.health?.tone ?? "", to: &output)
    output.append(UInt8(ascii: ","))
    append(row.trend.map(Int64.init), to: &output)
    ScriptText.append(row.trendWords, to: &output)
  }

  private func append(_ number: Int64?, to output: inout OutputBuffer) {
    if let number {
      output.append(decimal: number)
    } else {
      output.append("null" as StaticString)
    }
    output.append(UInt8(ascii: ","))
  }
}

/// Text inside a script.
enum ScriptText {
  /// Appends a text in quotes, in which nothing can end the quotes, the script or the line.
  static func append(_ text: String, to output: inout OutputBuffer) {
    output.append(UInt8(ascii: "\""))
    if isPlain(text.utf8) { output.append(text) } else { appendEscaped(text, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a text surely has nothing to escape; the line ends of Unicode begin as few letters do.
  private static func isPlain(_ text: String.UTF8View) -> Bool {
    text.allSatisfy { byte in
      switch byte {
      case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F, 0xE2: false
      default: true
      }
    }
  }

  private static func appendEscaped(_ text: String, to output: inout OutputBuffer) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        output.append(UInt8(ascii: "\\"))
        output.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0..<0x20, 0x3C, 0x3E, 0x26, 0x7F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        output.append("\\u" as StaticString)
        output.append(String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      default: output.append(String(scalar))
      }
    }
  }
}
