import Archive
import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

/// Every operation on the disk fails once, in every way: there is no bag or a whole one.
@Suite("A seal that does not end well") struct ArchiveFaultTests {
  static let first = ArchiveFixture.pages(clients: 3)
  static let second = ArchiveFixture.pages(clients: 4, version: "2, which is longer")

  func prepared() throws -> ArchiveFixture {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", Self.first)
    return fixture
  }

  func operations(_ work: (ArchiveFixture, FileFaults) throws -> Void) throws -> Int {
    let fixture = try prepared()
    let plan = FaultPlan(.broken, at: .max)
    try work(fixture, plan.faults)
    return plan.count
  }

  @Test(
    "leaves no bag or a whole one, and the next one succeeds", arguments: FaultPlan.Kind.allCases)
  func sealing(_ kind: FaultPlan.Kind) throws {
    let count = try operations { try $0.seal("2", Self.second, previous: "1", faults: $1) }
    try #require(count > 20)
    for position in 0..<count {
      let fixture = try prepared()
      let before = try fixture.texts("1")
      _ = try? fixture.seal(
        "2", Self.second, previous: "1", faults: FaultPlan(kind, at: position).faults)
      let moment = Comment(rawValue: "\(kind) at \(position)")
      #expect(try fixture.texts("1") == before, moment)
      for name in try fixture.archive.names() {
        #expect(try fixture.archive.verify(name).findings == [], moment)
      }
      if try !fixture.archive.names().contains("2") {
        try fixture.seal("2", Self.second, previous: "1")
      }
      // Whoever comes next clears away what was left.
      _ = try ArchiveWriter(fixture.archive)
      #expect(try fixture.archive.verify("2").findings == [], moment)
      #expect(try fixture.besides() == [], moment)
    }
  }

  @Test(
    "and a removal that does not leaves a whole bag or none", arguments: FaultPlan.Kind.allCases)
  func removing(_ kind: FaultPlan.Kind) throws {
    func remove(_ fixture: ArchiveFixture, _ faults: FileFaults) throws {
      try ArchiveWriter(fixture.archive, permissions: .private, faults: faults).remove("1")
    }
    let count = try operations(remove)
    try #require(count > 8)
    for position in 0..<count {
      let fixture = try prepared()
      try fixture.seal("2", Self.second, previous: "1")
      try? remove(fixture, FaultPlan(kind, at: position).faults)
      let moment = Comment(rawValue: "\(kind) at \(position)")
      for name in try fixture.archive.names() {
        #expect(try fixture.archive.verify(name).findings == [], moment)
      }
      _ = try ArchiveWriter(fixture.archive)
      #expect(try fixture.besides() == [], moment)
      #expect(try fixture.archive.verify("2").findings == [], moment)
    }
  }

  @Test("leaves no file where it packs one", arguments: FaultPlan.Kind.allCases)
  func packing(_ kind: FaultPlan.Kind) throws {
    func pack(_ fixture: ArchiveFixture, _ faults: FileFaults) throws {
      _ = try fixture.archive.export(
        "1", to: fixture.path + "/1.tar.gz", replaces: true, permissions: .private, threads: 1,
        faults: faults)
    }
    let count = try operations(pack)
    let whole = try prepared()
    try pack(whole, .none)
    let bytes = try FileSystem.disk.read(whole.path + "/1.tar.gz")
    for position in 0..<count {
      let fixture = try prepared()
      try? pack(fixture, FaultPlan(kind, at: position).faults)
      let packed = try? FileSystem.disk.read(fixture.path + "/1.tar.gz")
      #expect(packed == nil || packed == bytes, "\(kind) at \(position)")
    }
  }

  @Test("by death leaves no bag or a whole one", arguments: [0, 2, 5, 7])
  func killed(_ write: Int) async throws {
    let fixture = try prepared()
    let path = fixture.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, write = write as Int] in
      let seen = Mutexed()
      try ArchiveFixture.seal(
        Archive(path), .private, "2",
        ArchiveFixture.pages(clients: 4, version: "2, which is longer"), previous: "1",
        faults: .when { (operation, _) throws(FileError) in
          let isDeadly = operation == .write || operation == .rename
          if isDeadly, seen.next() == write { kill(getpid(), SIGKILL) }
        })
    }
    #expect(try fixture.archive.names() == ["1"])
    #expect(try fixture.archive.verify("1").findings == [])
    try fixture.seal("2", Self.second, previous: "1")
    #expect(try fixture.archive.verify("2").findings == [])
    #expect(try fixture.besides() == [])
  }
}

import Synchronization

/// A counter that threads share.
final class Mutexed: Sendable {
  private let state = Mutex(0)

  /// How often it was asked before.
  func next() -> Int {
    state.withLock { state in
      state += 1
      return state - 1
    }
  }
}
