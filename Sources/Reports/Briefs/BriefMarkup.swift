import Markup

/// The markup of a document as messages and single files show it: the heads of rows marked, bars drawn.
///
/// In a message every element carries its look, and what other programs draw with a style sheet is drawn
/// with cells.
struct BriefMarkup: ~Copyable {
  /// Where the markup goes.
  enum Place {
    case message
    case sheet
  }

  private let place: Place
  private let isUrgent: Bool
  private var output = OutputBuffer()
  private var isHead = false
  private var isHeadEmpty = false
  /// The column of the cell at hand, and how many there are; nil outside of rows.
  private var column: Int?
  private var columns = 0
  private var isCell = false
  private var hasNote = false
  private var quotes = 0
  private var isFirstQuote = true
  private var afterTitle = false
  private var isFirstBlock = true

  /// The markup of a document.
  ///
  /// - Parameters:
  ///   - markup: As ``CommonMark`` made it.
  ///   - place: Where it goes.
  ///   - isUrgent: Whether its first sentence asks for action.
  /// - Returns: The markup with looks and bars.
  static func fragment(
    _ markup: HTMLFragment, for place: Place, isUrgent: Bool = false
  ) -> HTMLFragment {
    var maker = BriefMarkup(place: place, isUrgent: isUrgent)
    let tokens = MarkupToken.tokens(of: markup.utf8)
    for (index, token) in tokens.enumerated() { maker.take(token, index, tokens) }
    return HTMLFragment(trusted: maker.output.bytes)
  }

  private init(place: Place, isUrgent: Bool) {
    self.place = place
    self.isUrgent = isUrgent
  }

  private mutating func take(_ token: MarkupToken, _ index: Int, _ tokens: [MarkupToken]) {
    switch token {
    case .text(let text): write(text)
    case .open("table", _, _):
      columns = BriefMarkup.columns(in: tokens[index...])
      isHeadEmpty = BriefMarkup.isHeadEmpty(tokens[index...])
      put("<table\(place == .message ? MailStyle.table : "")>")
    case .open("thead", _, _):
      isHead = true
      if !isHeadEmpty { put("<thead>") }
    case .close("thead"):
      if !isHeadEmpty { put("</thead>") }
      isHead = false
    case .open("tr", _, _):
      column = -1
      if !(isHead && isHeadEmpty) { put("<tr>") }
    case .close("tr"):
      column = nil
      if !(isHead && isHeadEmpty) { put("</tr>") }
    case .open("th", let align, _), .open("td", let align, _): openCell(align)
    case .close("th"), .close("td"): closeCell()
    case .open("blockquote", _, _): openQuote()
    case .close("blockquote"):
      quotes -= 1
      put(place == .message ? "</td></tr></table>" : "</blockquote>")
    case .open("br", _, _): breakLine()
    case .open("a", _, let target): openLink(target)
    case .open(let name, _, _): open(name)
    case .close(let name):
      put("</\(name)>")
      afterTitle = name == "h1"
    }
  }

  private mutating func put(_ text: String) { output.append(text) }

  private mutating func open(_ name: String) {
    defer { isFirstBlock = false }
    guard place == .message, let style = MailStyle.attributes(name) else {
      put("<\(name)>")
      return
    }
    let isRemark = name == "p" && (afterTitle || isFirstBlock)
    let look =
      quotes > 0 && name == "p"
      ? MailStyle.lead
      : quotes > 0 && name == "strong"
        ? MailStyle.leadStrong : isRemark ? MailStyle.remark : style
    put("<\(name)\(look)>")
  }

  private mutating func openLink(_ target: String?) {
    put("<a href=\"")
    output.append(target ?? "", as: .html)
    put("\"\(place == .message ? MailStyle.attributes("a") ?? "" : "")>")
  }

  // MARK: Quotations

  /// A bar beside the text; in a message two cells, since some programs draw no borders of blocks.
  private mutating func openQuote() {
    quotes += 1
    guard place == .message else {
      put("<blockquote>")
      return
    }
    let isAlert = isUrgent && isFirstQuote
    isFirstQuote = false
    let color = isAlert ? MailStyle.alert : MailStyle.accent
    put(
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
        + " style=\"margin:14px 0 14px 0\"><tr><td width=\"4\" bgcolor=\"\(color)\""
        + " class=\"\(isAlert ? "mark-alert" : "mark")\""
        + " style=\"width:4px;background:\(color);font-size:0;line-height:0\">&nbsp;</td>"
        + "<td style=\"padding:3px 0 3px 14px\">")
  }

  // MARK: Tables

  private mutating func openCell(_ align: MarkupToken.Alignment?) {
    let next = (column ?? -1) + 1
    column = next
    isCell = true
    hasNote = false
    if isHead && isHeadEmpty { return }
    let isName = next == 0 && !isHead
    let name = isHead || isName ? "th" : "td"
    guard place == .message else {
      let scope = isHead ? " scope=\"col\"" : isName ? " scope=\"row\"" : ""
      put("<\(name)\(scope)\(align.map { " class=\"align-\($0.rawValue)\"" } ?? "")>")
      return
    }
    put(
      "<\(name)"
        + MailStyle.cell(
          isHead: isHead, isName: isName, isLast: next == columns - 1,
          align: (align ?? .left).rawValue) + ">")
  }

  private mutating func closeCell() {
    if hasNote { put("</span>") }
    hasNote = false
    isCell = false
    if isHead && isHeadEmpty { return }
    put(isHead || column == 0 ? "</th>" : "</td>")
  }

  /// What follows a break in the head of a row is a note to it.
  private mutating func breakLine() {
    put("<br>")
    guard isCell, !isHead, column == 0, !hasNote else { return }
    put(place == .message ? "<span\(MailStyle.note)>" : "<span>")
    hasNote = true
  }

  private static func columns(in tokens: ArraySlice<MarkupToken>) -> Int {
    var count = 0
    for token in tokens {
      if case .open("th", _, _) = token { count += 1 }
      if token == .close("tr") { break }
    }
    return count
  }

  private static func isHeadEmpty(_ tokens: ArraySlice<MarkupToken>) -> Bool {
    for token in tokens {
      if case .text(let text) = token, !text.allSatisfy(\.isWhitespace) { return false }
      if token == .close("thead") { break }
    }
    return true
  }

  // MARK: Text

  private mutating func write(_ text: String) {
    // Line ends between elements of a table are nothing, and some programs show them.
    if !isCell, text.allSatisfy(\.isWhitespace) {
      put("\n")
      return
    }
    for part in TextBar.parts(of: text) {
      switch part {
      case .words(let words): output.append(words, as: .html)
      case .bar(let tenths) where place == .sheet:
        put("<span class=\"bar b\(tenths)\" aria-hidden=\"true\"><i></i></span>")
      case .bar(let tenths) where isCell: bar(tenths)
      case .bar(let tenths):
        output.append(TextBar.text(Int64(tenths) * 1000), as: .html)
      }
    }
  }

  /// A bar as two cells of one row, a hundred points wide; narrower where a style sheet says so.
  private mutating func bar(_ tenths: Int) {
    func cell(_ tenths: Int, _ name: String, _ color: String) -> String {
      tenths == 0
        ? ""
        : "<td width=\"\(tenths * 10)%\" height=\"8\" bgcolor=\"\(color)\" class=\"\(name)\""
          + " style=\"width:\(tenths * 10)%;height:8px;background:\(color);font-size:0;line-height:0\">"
          + "&nbsp;</td>"
    }
    put(
      "<table role=\"presentation\" class=\"bar\" aria-hidden=\"true\" width=\"100\""
        + " cellpadding=\"0\""
        + " cellspacing=\"0\" border=\"0\" style=\"width:100px;margin:4px 0 0 0;display:inline-table\"><tr>"
        + cell(tenths, "full", MailStyle.full)
        + cell(TextBar.length - tenths, "rest", MailStyle.rest) + "</tr></table>")
  }
}
