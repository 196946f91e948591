import Portfolio
import Testing

@testable import CarteiraCommands

@Suite("Which snapshots stay") struct RetentionTests {
  private func names(_ texts: String...) -> [SnapshotName] {
    texts.compactMap { SnapshotName($0) }.sorted()
  }

  private func kept(_ retention: Retention, _ names: [SnapshotName]) -> [String] {
    retention.kept(of: names).sorted().map(\.text)
  }

  @Test("the last of each of the latest days")
  func daily() {
    let all = names(
      "2026-11-14", "2026-11-14-2", "2026-11-15", "2026-11-16", "2026-11-16-10", "2026-11-16-9")
    #expect(
      kept(Retention(daily: 2, weekly: 0, monthly: 0), all) == ["2026-11-15", "2026-11-16-10"])
  }

  @Test("the last of each of the latest weeks, Monday to Sunday")
  func weekly() {
    // 2026-11-15 was a Sunday, 2026-11-16 a Monday.
    let all = names("2026-11-08", "2026-11-09", "2026-11-15", "2026-11-16")
    #expect(
      kept(Retention(daily: 0, weekly: 3, monthly: 0), all)
        == ["2026-11-08", "2026-11-15", "2026-11-16"])
  }

  @Test("the last of each of the latest months that have one")
  func monthly() {
    let all = names("2025-12-01", "2025-12-31", "2026-03-02", "2026-11-01", "2026-11-16")
    #expect(
      kept(Retention(daily: 0, weekly: 0, monthly: 3), all)
        == ["2025-12-31", "2026-03-02", "2026-11-16"])
  }

  @Test("the latest always, and none twice")
  func latest() {
    let all = names("2026-11-15", "2026-11-16")
    #expect(kept(Retention(daily: 0, weekly: 0, monthly: 0), all) == ["2026-11-16"])
    #expect(kept(Retention(daily: 9, weekly: 9, monthly: 9), all).count == 2)
  }

  @Test(
    "names are a day and a number, and nothing else",
    arguments: [
      "2026-11-16-1", "2026-11-16-02", "2026-11-16-", "2026-13-01", "2026-11-16x", "x", "",
    ])
  func strange(_ text: String) {
    #expect(SnapshotName(text) == nil)
    #expect(SnapshotName("2026-11-16-12")?.text == "2026-11-16-12")
  }
}
