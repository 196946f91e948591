/// Reads the list of sheets of a workbook.
final class SheetListHandler: XMLHandler {
  var failure: WorkbookError?
  var sheets: [(name: String, link: String, isHidden: Bool)] = []
  var startsIn1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      sheets.append(
        (
          attributes["name"] ?? "", attributes["id"] ?? "",
          attributes["state"] ?? "visible" != "visible"
        ))
    case "workbookPr":
      startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    default: break
    }
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: Span<UInt8>) {}
}

/// Reads which parts a part speaks of.
final class LinkHandler: XMLHandler {
  var failure: WorkbookError?
  var links: [(id: String, type: String, target: String)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard case "Relationship" = name else { return }
    let type = attributes["Type"] ?? ""
    links.append(
      (
        attributes["Id"] ?? "", String(type.split(separator: "/").last ?? ""),
        attributes["Target"] ?? ""
      ))
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: Span<UInt8>) {}
}

/// Reads how the cells of each style are shown.
final class StyleHandler: XMLHandler {
  var failure: WorkbookError?
  /// By the number that cells give.
  var formats: [CellFormat] = []
  private var own: [Int: CellFormat] = [:]
  private var isInCells = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let number = attributes.integer("numFmtId"), let code = attributes["formatCode"] else {
        return
      }
      own[number] = CellFormat(code: code)
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let number = attributes.integer("numFmtId") ?? 0
      formats.append(own[number] ?? CellFormat(builtIn: number))
    default: break
    }
  }

  func end(_ name: XMLName) {
    if case "cellXfs" = name { isInCells = false }
  }

  func text(_ bytes: Span<UInt8>) {}
}
