import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

/// Every operation on the disk fails once, in every way, and the site must survive it.
@Suite struct FaultTests {
  /// An old and a new state whose difference is published by one of the two methods.
  struct Change: Sendable, CustomTestStringConvertible {
    let method: PublishResult.Method
    let old: [String: String]
    let new: [String: String]
    var testDescription: String { method.rawValue }
  }

  static let changes = [PublishResult.Method.exchange, .journal].map { method in
    let clients = method == .exchange ? 2 : 12
    var new = SiteFixture.pages(clients: clients, version: "2, which is longer")
    new["clients/c0/index.html"] = nil
    new["clients/c0/profile.md"] = nil
    new["owners/ana.html"] = "ana"
    return Change(method: method, old: SiteFixture.pages(clients: clients), new: new)
  }

  static let foreign = ["notes/mine.txt": "mine"]

  func prepared(_ change: Change) throws -> SiteFixture {
    let site = try SiteFixture()
    try site.build(change.old)
    try site.put("mine", at: "notes/mine.txt")
    return site
  }

  /// How many operations on the disk the change takes when nothing fails.
  func operations(_ change: Change) throws -> Int {
    let site = try prepared(change)
    let plan = FaultPlan(.broken, at: .max)
    let result = try site.build(change.new, faults: plan.faults)
    try #require(result.method == change.method)
    return plan.count
  }

  /// Nothing but whole files of the two states; all of one state where the step is one.
  func check(_ site: SiteFixture, _ change: Change, _ moment: String) throws {
    let texts = try site.texts().filter { Self.foreign[$0.key] == nil }
    if change.method == .exchange {
      #expect(texts == change.old || texts == change.new, "\(moment)")
    }
    for (path, text) in texts {
      #expect(text == change.old[path] || text == change.new[path], "\(path) \(moment)")
    }
    for path in Set(change.old.keys).intersection(change.new.keys) {
      #expect(texts[path] != nil, "\(path) is gone \(moment)")
    }
    #expect(try site.texts()["notes/mine.txt"] == "mine", "\(moment)")
  }

  @Test(arguments: changes, FaultPlan.Kind.allCases)
  func survivesAFailureOfAnyOperation(_ change: Change, _ kind: FaultPlan.Kind) throws {
    let count = try operations(change)
    try #require(count > 20)
    for position in 0..<count {
      let site = try prepared(change)
      let plan = FaultPlan(kind, at: position)
      _ = try? site.build(change.new, faults: plan.faults)
      try check(site, change, "after \(kind) at \(position)")
      let result = try site.build(change.new)
      #expect(
        try site.texts() == change.new.merging(Self.foreign) { $1 },
        "completed after \(kind) at \(position)")
      #expect(result.foreign == ["notes/mine.txt"])
      #expect(try site.besides().isEmpty, "cleared after \(kind) at \(position)")
    }
  }

  @Test(arguments: changes) func theNextBuildMayBeAnother(_ change: Change) throws {
    for position in 0..<(try operations(change)) {
      let site = try prepared(change)
      _ = try? site.build(change.new, faults: FaultPlan(.dead, at: position).faults)
      try site.build(change.old)
      #expect(
        try site.texts() == change.old.merging(Self.foreign) { $1 }, "dead at \(position)")
    }
  }

  @Test(arguments: changes) func theCompletionMayBeInterruptedAsWell(_ change: Change) throws {
    let count = try operations(change)
    for position in stride(from: 0, to: count, by: 3) {
      let site = try prepared(change)
      _ = try? site.build(change.new, faults: FaultPlan(.dead, at: position).faults)
      for second in stride(from: 0, to: count, by: 7) {
        _ = try? site.build(change.new, faults: FaultPlan(.dead, at: second).faults)
        try check(site, change, "dead at \(position), then at \(second)")
      }
      try site.build(change.new)
      #expect(try site.texts() == change.new.merging(Self.foreign) { $1 })
      #expect(try site.besides().isEmpty)
    }
  }

  @Test(arguments: changes) func aReaderInTheMiddleSeesWholeFiles(_ change: Change) throws {
    let site = try prepared(change)
    let failure = Box<(any Error)?>(nil)
    let moments = Box(0)
    try site.build(
      change.new,
      faults: .when { (operation, path) throws(FileError) in
        moments.set(moments.get() + 1)
        do {
          try check(site, change, "before \(operation) of \(path)")
        } catch {
          failure.set(error)
        }
      })
    #expect(failure.get() == nil)
    #expect(moments.get() > 20)
  }

  @Test func theFirstSiteIsThereWholeOrNotAtAll() throws {
    let pages = SiteFixture.pages(clients: 2)
    let probe = FaultPlan(.broken, at: .max)
    try SiteFixture().build(pages, faults: probe.faults)
    for kind in FaultPlan.Kind.allCases {
      for position in 0..<probe.count {
        let site = try SiteFixture()
        _ = try? site.build(pages, faults: FaultPlan(kind, at: position).faults)
        let texts = try site.texts()
        #expect(texts.isEmpty || texts == pages, "\(kind) at \(position)")
        try site.build(pages)
        #expect(try site.texts() == pages)
        #expect(try site.besides().isEmpty)
      }
    }
  }

  @Test func draftsOfTheDeadGoAndThoseOfOthersStay() throws {
    let site = try SiteFixture()
    let folder = site.folder("output/rejected")
    try FileSystem.disk.createFolder(folder)
    // The first process of all runs as long as anything does; no process has the other number.
    for name in [
      ".a.csv.1.draft", ".a.csv.2147483647.draft", ".a.csv.2147483647.draft-journal",
      ".b.csv.2147483647.draft",
    ] {
      try FileSystem.disk.write([], to: FilePath.join(folder, name))
    }
    try AtomicFile.write(FilePath.join(folder, "a.csv"), [])
    #expect(
      try FileSystem.disk.list(folder).map(\.name).sorted()
        == [".a.csv.1.draft", ".b.csv.2147483647.draft", "a.csv"])
    #expect(throws: Diagnostic.self) {
      try AtomicFile.make(FilePath.join(folder, "c"), permissions: .private) {
        draft throws(Diagnostic) in
        throw Diagnostic(.siteIsLocked, facts: ["path": draft])
      }
    }
    #expect(try FileSystem.disk.list(folder).count == 3)
  }

  @Test(arguments: FaultPlan.Kind.allCases)
  func aSingleFileIsOldOrNew(_ kind: FaultPlan.Kind) throws {
    let probe = FaultPlan(.broken, at: .max)
    let site = try SiteFixture()
    let path = site.folder("output/rejected/invoices.csv")
    func write(_ text: String, _ faults: FileFaults = .none) throws {
      try AtomicFile.write(path, Array(text.utf8), permissions: .private, faults: faults)
    }
    try write("old")
    try write("old", probe.faults)
    #expect(probe.count == 5)
    for position in 0..<probe.count {
      try write("old")
      #expect(throws: Diagnostic.self) {
        try write("new", FaultPlan(kind == .full ? .broken : kind, at: position).faults)
      }
      let text = try FileSystem.disk.readText(path)
      #expect(text == "old" || text == "new")
      try write("newer")
      #expect(try FileSystem.disk.readText(path) == "newer")
      #expect(try FileSystem.disk.list(site.folder("output/rejected")).count == 1)
    }
  }
}
