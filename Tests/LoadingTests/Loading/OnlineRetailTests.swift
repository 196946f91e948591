import Analysis
import Diagnostics
import Files
import Foundation
import Portfolio
import Settings
import TestSupport
import Testing

@testable import Loading

/// A year of a real wholesaler, 541,909 lines as published, against figures of independent programs.
@Suite(
  "Online Retail",
  .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
struct OnlineRetailTests {
  /// The example's folder with the data unpacked beside its configuration.
  private func load() throws -> (loaded: LoadedPortfolio, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let packed = try #require(SharedFolder.path("data/online-retail.csv.gz"))
    try FileSystem.disk.createFolder(folder("data"))
    try FileSystem.disk.write("", to: folder("data/online-retail.csv"))
    let unpacked = try #require(
      FileHandle(forWritingAtPath: folder("data/online-retail.csv")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", packed]
    process.standardOutput = unpacked
    try process.run()
    process.waitUntilExit()
    try unpacked.close()
    #expect(process.terminationStatus == 0)
    var reader = SettingsReader(
      try #require(try example("carteira.yaml")["sources"]), name: "sources")
    let request = LoadRequest(
      sources: SourcesConfiguration(reading: &reader), folder: folder.path, fileSystem: .disk,
      day: try #require(Day(iso: "2011-12-09")),
      currency: try #require(Currency(code: "GBP")), homeCountry: "United Kingdom", threads: 2)
    return (try PortfolioLoader.load(request), folder)
  }

  private func example(_ name: String) throws -> SettingsNode {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = project.path + "/docs/examples/online-retail/" + name
    return try SettingsNode.parse(try FileSystem.disk.readText(path), file: name)
  }

  @Test("comes out client by client as the reference says")
  func reference() throws {
    let (loaded, _) = try load()
    let portfolio = loaded.portfolio
    #expect(portfolio.clients.count == 4372)
    #expect(loaded.quality.files[0].rows == 541_909)
    #expect(loaded.quality.files[0].leftOut == 135_080)
    #expect(loaded.quality.files[0].rejected == 0)
    #expect(loaded.findings("W154").map { $0.facts["count"] } == ["8"])
    var log = DiagnosticLog()
    let policy = Policy.read(try example("policy.yaml"), into: &log)
    #expect(log.diagnostics == [])
    let assessment = assess(portfolio, policy, on: try #require(Day(iso: "2011-12-10")))

    var gross: Int64 = 0
    for row in SharedFolder.rows("reference/online-retail-sales-clients.csv") {
      let client = try #require(portfolio.client(withID: row["id"] ?? ""))
      let found = assessment.clients[client]
      gross += found.total.sales
      // The reference counts ten-thousandths; four lines in all have a fraction of a cent.
      let amount = try #require(Int64(row["amt"] ?? ""))
      #expect(abs(found.total.sales * 100 - amount) < 100, "\(row)")
      #expect(found.firstPurchase?.description == row["first"], "\(row)")
      #expect(found.lastPurchase?.description == row["last"], "\(row)")
      #expect(String(found.saleInvoices) == row["frequency"], "\(row)")
      #expect(String(found.purchaseDays) == row["days"], "\(row)")
      let median = row["median_gap"].flatMap { Double($0) }
      let gaps = gaps(portfolio.ledger.days(of: client))
      #expect(gaps == median, "\(row)")
      #expect(found.rfm.map { String($0.recency) } == row["R_tied"], "\(row)")
      #expect(found.rfm.map { String($0.frequency) } == row["F_tied"], "\(row)")
      #expect(found.rfm.map { String($0.monetary) } == row["M_tied"], "\(row)")
    }
    #expect(gross == 891_140_790)

    var net: Int64 = 0
    for row in SharedFolder.rows("reference/online-retail-net-clients.csv") {
      let client = try #require(portfolio.client(withID: row["id"] ?? ""))
      let found = assessment.clients[client]
      net += found.total.net
      #expect(found.abcClass.rawValue == row["abc"], "\(row)")
    }
    #expect(net == 831_047_705)
    #expect(assessment.summary.total.net == 830_006_581)

    let months = SharedFolder.rows("reference/online-retail-sales-monthly_active.csv")
    #expect(
      assessment.summary.months.map { String($0.activeClients) } == months.map { $0["active"] })
  }

  /// The median of the days between purchases; nil below one interval.
  private func gaps(_ days: PurchaseDays) -> Double? {
    let purchases = days.filter { $0.sales > 0 }.map(\.day)
    let gaps = zip(purchases.dropFirst(), purchases).map { $0.days(since: $1) }.sorted()
    guard !gaps.isEmpty else { return nil }
    return Double(gaps[gaps.count / 2] + gaps[(gaps.count - 1) / 2]) / 2
  }
}
