import Diagnostics
import Files
import Portfolio
import Settings
import Testing

@testable import Loading

/// A portfolio folder in memory, loaded as the command line would.
struct TestFolder {
  /// Bytes by path within the folder.
  var files: [String: [UInt8]] = [:]
  /// What stands under `sources:`; empty for the usual names.
  var sources = ""
  var day = "2026-11-16"
  var threads = 2
  var blockSize: Int?

  init(_ texts: [String: String] = [:], sources: String = "") {
    files = texts.mapValues { Array($0.utf8) }
    self.sources = sources
  }

  func request() throws -> LoadRequest {
    var reader = SettingsReader(
      try SettingsNode.parse(sources, file: "carteira.yaml"), name: "sources")
    let configuration = SourcesConfiguration(reading: &reader)
    var log = DiagnosticLog()
    reader.finish(into: &log)
    #expect(log.diagnostics == [])
    var paths: [String: [UInt8]] = [:]
    for (path, bytes) in files { paths["portfolio/" + path] = bytes }
    var request = LoadRequest(
      sources: configuration, folder: "portfolio", fileSystem: .memory(paths),
      day: try #require(Day(iso: day)), threads: threads)
    if let blockSize { request.blockSize = blockSize }
    return request
  }

  func load() throws -> LoadedPortfolio { try PortfolioLoader.load(try request()) }

  /// What loading throws; nil when it does not.
  func refusal() throws -> [Diagnostic]? {
    let request = try request()
    do throws(DiagnosticsError) {
      _ = try PortfolioLoader.load(request)
      return nil
    } catch {
      return error.diagnostics
    }
  }
}

extension LoadedPortfolio {
  /// Every client's days as texts, by id: `2026-01-02 +1000 -200 1/1`.
  var purchases: [String: [String]] {
    var purchases: [String: [String]] = [:]
    for (index, client) in portfolio.clients.enumerated() {
      purchases[client.id] = portfolio.ledger.days(of: index).map {
        "\($0.day) +\($0.sales) \($0.returns) \($0.saleInvoices)/\($0.returnInvoices)"
      }
    }
    return purchases
  }

  func client(_ id: String) throws -> ClientAttributes {
    try #require(portfolio.clients.first { $0.id == id }).attributes
  }

  /// The findings of a code.
  func findings(_ code: String) -> [Diagnostic] {
    log.diagnostics.filter { $0.code.id == code }
  }

  /// Codes with their numbers, such as `E123×2`, in order.
  var codes: [String] { log.counts.map { "\($0.key.id)×\($0.value)" }.sorted() }

  /// Rejected rows as `line code`.
  var rejectedLines: [String] {
    rejected.flatMap(\.rows).map { "\($0.line) \($0.diagnostic.code.id)" }
  }
}

/// A small generator that gives the same numbers everywhere.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return ByteHash.mix(state)
  }
}
