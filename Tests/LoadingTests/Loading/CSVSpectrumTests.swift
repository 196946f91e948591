import Diagnostics
import Files
import Foundation
import Portfolio
import TestSupport
import Testing

@testable import Loading

@Suite("The cases of csv-spectrum")
struct CSVSpectrumTests {
  static let names = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test(
    "come out as their JSON says, read in large blocks and in tiny ones",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"), arguments: names)
  func cells(_ name: String) throws {
    let bytes = try #require(
      SharedFolder.bytes("conformance/csv-spectrum/csvs/\(name).csv"))
    let json = try #require(SharedFolder.url("conformance/csv-spectrum/json/\(name).json"))
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: json))
    // One case has a table of one row as an object, of another number.
    guard let wanted = object as? [[String: String]] else {
      let row = try #require(object as? [String: String])
      let found = try #require(try rows(bytes, blockSize: 7).first)
      #expect(found.keys == row.keys)
      #expect(found["Location Coordinates"] == row["Location Coordinates"])
      return
    }
    for blockSize in [1, 7, 16, 1 << 16] {
      #expect(try rows(bytes, blockSize: blockSize) == wanted, "blocks of \(blockSize)")
    }
  }

  private func rows(_ bytes: [UInt8], blockSize: Int) throws -> [[String: String]] {
    var folder = TestFolder()
    folder.files["data/x.csv"] = bytes
    folder.blockSize = blockSize
    var source = SourceConfiguration(table: .clients, files: ["data/x.csv"])
    source.headerRow = 1
    let file = try SourceFile(
      name: "data/x.csv", of: try folder.request(), as: source, readsAll: true)
    var rows: [[String: String]] = []
    try RecordPass(file: file).run { scanner, bytes, _ in
      let cells = scanner.cells[..<scanner.count].map {
        String(decoding: scanner.bytes(of: $0, in: bytes), as: UTF8.self)
      }
      rows.append(Dictionary(zip(file.layout.headings, cells), uniquingKeysWith: { $1 }))
    }
    return rows
  }
}
