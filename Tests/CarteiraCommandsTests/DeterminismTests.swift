import Foundation
import TestSupport
import Testing

@Suite("The same records") struct DeterminismTests {
  struct Conditions: Sendable, CustomTestStringConvertible {
    let zone: String
    let threads: Int
    let isShuffled: Bool
    var testDescription: String { "\(zone), \(threads) threads, shuffled: \(isShuffled)" }
  }

  /// The starter with many more invoices, in a folder of a name of its own.
  static func portfolio(_ name: String) throws -> Workshop {
    let place = try Workshop(invoices: nil, configuration: nil)
    _ = try Program.run(["init", name], in: place.folder.path)
    let path = name + "/data/notas.csv"
    var text = place.text(path) ?? ""
    for number in 0..<3000 {
      let (client, day) = (number % 4 + 1, number * 7 % 28 + 1)
      text +=
        "N\(number);\(day)/\(number % 10 + 1)/2026;C-00\(client);Produto \(number % 9);\(number % 97),\(number % 90 + 10)\n"
    }
    try place.put(text, at: path)
    return place
  }

  @Test(
    "give the same bytes under other conditions",
    arguments: [
      Conditions(zone: "Pacific/Kiritimati", threads: 1, isShuffled: false),
      Conditions(zone: "America/Sao_Paulo", threads: 8, isShuffled: false),
      Conditions(zone: "Asia/Kathmandu", threads: 8, isShuffled: true),
    ])
  func sameBytes(_ conditions: Conditions) throws {
    let plain = try DeterminismTests.portfolio("one")
    _ = try Program.run(
      ["build", "-c", "one"], in: plain.folder.path, environment: ["TZ": "UTC"])
    let other = try DeterminismTests.portfolio("another/place")
    let tables = ["clientes", "notas", "contatos", "equipe"].map { "another/place/data/\($0).csv" }
    for (number, table) in tables.enumerated() {
      if conditions.isShuffled { try shuffle(table, other) }
      let past = Date(timeIntervalSince1970: 1_000_000_000 + Double(number) * 86_400)
      try FileManager.default.setAttributes(
        [.modificationDate: past], ofItemAtPath: other.folder(table))
    }
    let built = try Program.run(
      ["build", "--threads", "\(conditions.threads)", "-c", "place"],
      in: other.folder("another"),
      environment: ["TZ": conditions.zone, "LC_ALL": "pt_BR.UTF-8", "LANG": "pt_BR.UTF-8"])
    #expect(built.code == 0, "\(built.findings)")
    // The clock is in build.json alone; where the rows stand, on the page of quality alone.
    var exceptions = ["build.json"]
    if conditions.isShuffled { exceptions.append("quality.html") }
    let (first, second) = (plain.tree("one/output/site"), other.tree("another/place/output/site"))
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(first.count > 10)
    for (name, bytes) in first where !exceptions.contains(name) {
      #expect(second[name] == bytes, "\(name)")
    }
  }

  @Test func `of the sample give the same results whatever the order of rows`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shops = [try Workshop(), try Workshop()]
    for (index, shop) in shops.enumerated() {
      for name in ["carteira.yaml", "policy.yaml"] {
        try shop.put(Data(contentsOf: root.appendingPathComponent(name)), at: name)
      }
      let data = root.appendingPathComponent("data")
      for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
        guard let bytes = FileManager.default.contents(atPath: data.path + "/" + name) else {
          continue
        }
        let isMixed = index == 1 && name.hasSuffix(".csv")
        try shop.put(isMixed ? DeterminismTests.mixed(bytes) : bytes, at: "data/" + name)
      }
    }
    for words in [
      ["assess"], ["explain", "--portfolio", "--format", "json"],
      ["assess", "--table", "actions"], ["assess", "--table", "changes"],
      ["assess", "--table", "calendar"], ["assess", "--table", "consents"],
      ["assess", "--table", "product-cadence"], ["assess", "--table", "counterfactuals"],
    ] {
      let outcomes = try shops.map { try Program.run(words, in: $0.folder.path) }
      #expect(outcomes.map(\.code) == [0, 0])
      #expect(outcomes[0].output == outcomes[1].output, "\(words)")
    }
  }

  /// The rows below the heading in another order, whatever the encoding.
  private static func mixed(_ bytes: Data) -> Data {
    let lines = bytes.split(separator: 0x0A)
    let rows = Array(lines.dropFirst().reversed())
    let mixed = (0..<7).flatMap { start in
      stride(from: start, to: rows.count, by: 7).map { rows[$0] }
    }
    return Data((lines.prefix(1) + mixed).flatMap { $0 + [0x0A] })
  }

  /// Turns the rows below the heading round and mixes them.
  private func shuffle(_ path: String, _ shop: Workshop) throws {
    let lines = (shop.text(path) ?? "").split(separator: "\n").map(String.init)
    let rows = Array(lines.dropFirst().reversed())
    let mixed = stride(from: 0, to: 7, by: 1).flatMap { start in
      stride(from: start, to: rows.count, by: 7).map { rows[$0] }
    }
    try shop.put(([lines[0]] + mixed).joined(separator: "\n") + "\n", at: path)
  }
}
