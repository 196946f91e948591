import Analysis
import Foundation
import Testing

@Suite("The sample portfolio") struct SampleRuleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The values of a column of `assess`, by client, words of lists apart.
  private static func words(_ field: String) throws -> Set<String> {
    let outcome = try Program.run(
      ["assess", "--format", "csv", "--fields", field], in: root)
    #expect(outcome.code == 0)
    return Set(
      outcome.outputLines.dropFirst().flatMap { $0.split(separator: " ") }.map(String.init))
  }

  @Test func `every built-in rule of status decides for some client`() throws {
    #expect(try Self.words("status-rule") == Set(StatusRule.allCases.map(\.rawValue)))
    #expect(
      try Self.words("status").subtracting(Status.allCases.map(\.rawValue)) == [])
    #expect(try Self.words("status-detail").isSuperset(of: StatusDetail.allCases.map(\.rawValue)))
  }

  @Test func `every signal of risk and every cap of health fires for some client`() throws {
    #expect(try Self.words("risk-signals").isSuperset(of: RiskSignal.allCases.map(\.rawValue)))
    #expect(try Self.words("health-band").isSuperset(of: HealthBand.allCases.map(\.rawValue)))
  }

  @Test func `every segment of the policy has clients, and lint objects to nothing`() throws {
    let lint = try Program.run(["policy", "lint"], in: Self.root)
    #expect(lint.code == 0, "\(lint.findings)")
    let table = try Program.run(
      ["assess", "--table", "segments", "--format", "csv"], in: Self.root)
    let rules = table.outputLines.filter { $0.contains(",rule,") }
    #expect(rules.count >= 5)
  }

  @Test(
    "tables speak of the sample",
    arguments: [
      "segments", "segment-members", "dimensions", "voice", "themes", "advocacy", "referrals",
      "win-back", "win-back-rates", "relationships", "departure-exposure",
    ])
  func tables(_ name: String) throws {
    let outcome = try Program.run(["assess", "--table", name, "--format", "csv"], in: Self.root)
    #expect(outcome.code == 0)
    #expect(outcome.outputLines.count > 2, "\(name)")
  }
}
