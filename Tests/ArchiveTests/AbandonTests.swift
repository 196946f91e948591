import Archive
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("A seal that is told to give up") struct AbandonTests {
  private static func payload(_ count: Int) throws -> [PayloadFile] {
    try (0..<count).map { number in
      PayloadFile(
        try #require(OutputPath("site/\(number % 9)/\(number).html")),
        PayloadFile.Content.bytes(Array("page \(number)".utf8)))
    }
  }

  @Test("leaves no bag and nothing else, at whichever file it is told")
  func whileSealing() throws {
    for moment in [0, 50, 1500] {
      let fixture = try ArchiveFixture()
      try fixture.seal("1", ["site/a.html": "a"])
      let place = Mutex<ArchiveWriter?>(nil)
      let created = Mutex(0)
      let faults = FileFaults.when { (operation, _) throws(FileError) in
        guard operation == .create else { return }
        let count = created.withLock { count in
          count += 1
          return count
        }
        if count == moment + 1 { _ = place.withLock { $0 }?.abandon() }
      }
      let writer = try ArchiveWriter(fixture.archive, permissions: .private, faults: faults)
      place.withLock { $0 = writer }
      #expect(throws: (any Error).self) {
        _ = try writer.seal("2", try Self.payload(2000), info: ArchiveFixture.info, threads: 3)
      }
      place.withLock { $0 = nil }
      #expect(try fixture.archive.names() == ["1"])
      #expect(try fixture.besides() == [])
      #expect(try fixture.archive.verify("1").findings == [])
    }
  }

  @Test("does not, where the bag is in place")
  func tooLate() throws {
    let fixture = try ArchiveFixture()
    let writer = try ArchiveWriter(fixture.archive, permissions: .private, faults: .none)
    _ = try writer.seal("1", try Self.payload(3), info: ArchiveFixture.info)
    #expect(!writer.abandon())
    #expect(try fixture.archive.verify("1").findings == [])
  }
}
