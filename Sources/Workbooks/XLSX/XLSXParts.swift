import Unpacking

/// Finds the parts of an XLSX workbook by what they say of one another.
struct XLSXParts {
  private(set) var sheets: [Workbook.Sheet] = []
  private(set) var styles: [CellFormat] = []
  private(set) var texts: String?
  private(set) var startsIn1904 = false

  init(_ archive: ZipArchive) throws(WorkbookError) {
    let main =
      try XLSXParts.links(of: "", in: archive).first { $0.type == "officeDocument" }?.target
      ?? "xl/workbook.xml"
    guard main.hasSuffix(".xml") else { throw .closed }
    let links = try XLSXParts.links(of: main, in: archive)
    let list = SheetListHandler()
    try Workbook.read(archive, main, list)
    startsIn1904 = list.startsIn1904
    sheets = list.sheets.compactMap { sheet in
      links.first { $0.id == sheet.link && $0.type == "worksheet" }.map {
        Workbook.Sheet(name: sheet.name, isHidden: sheet.isHidden, part: $0.target)
      }
    }
    guard !sheets.isEmpty else { throw .damaged(main) }
    texts = links.first { $0.type == "sharedStrings" }?.target
    if let part = links.first(where: { $0.type == "styles" })?.target, archive.entry(part) != nil {
      let handler = StyleHandler()
      try Workbook.read(archive, part, handler)
      styles = handler.formats
    }
  }

  /// The parts that a part speaks of, their paths resolved.
  private static func links(
    of part: String, in archive: ZipArchive
  ) throws(WorkbookError) -> [(id: String, type: String, target: String)] {
    let folders = part.split(separator: "/").map(String.init)
    let folder = folders.dropLast()
    let path = (folder + ["_rels", (folders.last ?? "") + ".rels"]).joined(separator: "/")
    guard archive.entry(path) != nil else { return [] }
    let handler = LinkHandler()
    try Workbook.read(archive, path, handler)
    return handler.links.map { ($0.id, $0.type, resolved($0.target, in: Array(folder))) }
  }

  private static func resolved(_ target: String, in folder: [String]) -> String {
    var names = target.hasPrefix("/") ? [] : folder
    for name in target.split(separator: "/").map(String.init) where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return names.joined(separator: "/")
  }
}
