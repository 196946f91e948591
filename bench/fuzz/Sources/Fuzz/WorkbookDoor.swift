import Archive
import Files
import Unpacking
import Workbooks

/// Workbooks: the bytes of a whole file, or the XML of its parts.
///
/// The first byte says which: bytes at random seldom make a ZIP file whose sums are right, so most cases are
/// parts, put into one here. A byte 0xFF ends a part; no text in UTF-8 holds one.
enum WorkbookDoor {
  private static let xlsxParts = [
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
  ]
  private static let odsParts = ["content.xml", "META-INF/manifest.xml"]

  private enum Failure: Error {
    case workbook
    case tooLong
  }

  static func read(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    let rest = Array(bytes.dropFirst())
    let file = first < 0x40 ? rest : packed(rest, isODS: first >= 0xA0)
    var limits = UnpackingLimits()
    (limits.bytes, limits.freeBytes) = (8 << 20, 1 << 20)
    let disk = FileSystem.memory(["book": file])
    _ = ZipFile.parts(of: file)
    guard let opened = try? disk.open("book"),
      let archive = try? ZipArchive(opened, limits: limits)
    else { return true }
    for entry in archive.entries.prefix(8) { _ = try? archive.bytes(entry.name, limit: 1 << 20) }
    guard Workbook.isWorkbook(archive), let book = try? Workbook(archive) else { return true }
    for sheet in book.sheets.prefix(4) { readSheet(sheet, of: book) }
    return true
  }

  private static func readSheet(_ sheet: Workbook.Sheet, of book: Workbook) {
    var count = 0
    do throws(Failure) {
      try book.read(sheet, currency: "BRL", failing: { _ in Failure.workbook }) {
        (rows) throws(Failure) in
        for row in rows.rows {
          for cell in rows.cells[row.cells] {
            precondition(cell.range.upperBound <= rows.bytes.count, "a cell beyond its bytes")
          }
        }
        // A million rows that are said to be repeated are right, and slow to make up again and again.
        count += rows.rows.count
        if count > 20_000 { throw .tooLong }
      }
    } catch {
      return
    }
  }

  private static func packed(_ bytes: [UInt8], isODS: Bool) -> [UInt8] {
    let names = isODS ? odsParts : xlsxParts
    let contents = bytes.split(separator: 0xFF, omittingEmptySubsequences: false)
    var parts = zip(names, contents).map { ZipFile.Part(name: $0, bytes: Array($1)) }
    parts.append(
      isODS
        ? ZipFile.Part(
          name: "mimetype", bytes: Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
        : ZipFile.Part(name: "[Content_Types].xml", bytes: Array("<Types/>".utf8)))
    return ZipFile.bytes(of: parts)
  }
}
