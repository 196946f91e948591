import Archive
import Files
import TestSupport
import Testing

/// Another payload in place of a bag's: whatever fails, the bag is the old one or the new one.
@Suite("Putting a bag together anew") struct ResealingTests {
  private static let old = ["site/a.html": "Carla", "site/b.html": "all others"]
  private static let new = ["site/a.html": "•••", "site/b.html": "all others"]

  private func prepared() throws -> ArchiveFixture {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", Self.old)
    try fixture.seal("2", Self.old, previous: "1")
    return fixture
  }

  private func reseal(_ fixture: ArchiveFixture, _ faults: FileFaults = .none) throws {
    let writer = try ArchiveWriter(fixture.archive, permissions: .private, faults: faults)
    try writer.reseal("1", try payload(), info: ArchiveFixture.info)
  }

  private func payload() throws -> [PayloadFile] {
    var payload: [PayloadFile] = []
    for (path, text) in Self.new {
      payload.append(
        PayloadFile(
          try #require(OutputPath(path)), PayloadFile.Content.bytes(Array(text.utf8))))
    }
    return payload
  }

  /// The same where the bag is packed, too.
  private func repack(_ fixture: ArchiveFixture, _ faults: FileFaults = .none) throws {
    let writer = try ArchiveWriter(fixture.archive, permissions: .private, faults: faults)
    try writer.removePacked("1")
    try writer.reseal("1", try payload(), info: ArchiveFixture.info)
    if try writer.isPacked("1") { try pack(fixture) }
  }

  private func pack(_ fixture: ArchiveFixture) throws {
    _ = try fixture.archive.export("1", to: fixture.path + "/1.tar.gz", replaces: true)
  }

  private func packed(_ fixture: ArchiveFixture) -> [UInt8]? {
    try? FileSystem.disk.read(fixture.path + "/1.tar.gz")
  }

  @Test("leaves a sound bag with the new files, and other bags alone")
  func sound() throws {
    let fixture = try prepared()
    let other = try fixture.texts("2")
    try reseal(fixture)
    #expect(try fixture.archive.verify("1").findings == [])
    #expect(try fixture.texts("1")["data/site/a.html"] == "•••")
    #expect(try fixture.texts("2") == other)
    #expect(try fixture.besides() == [])
    #expect(try fixture.archive.files(in: "site", of: "1").count == 2)
  }

  @Test("leaves the old bag or the new one", arguments: FaultPlan.Kind.allCases)
  func faults(_ kind: FaultPlan.Kind) throws {
    let plan = FaultPlan(.broken, at: .max)
    try reseal(prepared(), plan.faults)
    try #require(plan.count > 10)
    for position in 0..<plan.count {
      let fixture = try prepared()
      try? reseal(fixture, FaultPlan(kind, at: position).faults)
      let moment = Comment(rawValue: "\(kind) at \(position)")
      for name in ["1", "2"] {
        #expect(try fixture.archive.verify(name).findings == [], moment)
      }
      let text = try fixture.texts("1")["data/site/a.html"]
      #expect(text == "•••" || text == "Carla", moment)
      // The next one succeeds, and clears away what was left.
      try reseal(fixture)
      #expect(try fixture.texts("1")["data/site/a.html"] == "•••", moment)
      #expect(try fixture.besides() == [], moment)
    }
  }

  @Test(
    "never leaves the old packed file beside the new bag, and packs it in the end",
    arguments: FaultPlan.Kind.allCases)
  func packedFile(_ kind: FaultPlan.Kind) throws {
    let (model, plan) = (try prepared(), FaultPlan(.broken, at: .max))
    try pack(model)
    let old = try #require(packed(model))
    try repack(model, plan.faults)
    let new = try #require(packed(model))
    #expect(old != new)
    for position in 0..<plan.count {
      let fixture = try prepared()
      try pack(fixture)
      try? repack(fixture, FaultPlan(kind, at: position).faults)
      let moment = Comment(rawValue: "\(kind) at \(position)")
      let isNew = try fixture.texts("1")["data/site/a.html"] == "•••"
      if let file = packed(fixture) { #expect(file == (isNew ? new : old), moment) }
      try repack(fixture)
      #expect(packed(fixture) == new, moment)
      #expect(try fixture.besides() == [], moment)
    }
  }

  @Test("leaves no packed file where there was none, nor what was packed in part")
  func unpacked() throws {
    let fixture = try prepared()
    try repack(fixture)
    #expect(packed(fixture) == nil)
    #expect(try fixture.besides() == [])
    try FileSystem.disk.write("Carla", to: fixture.path + "/.1.tar.gz.draft")
    let writer = try ArchiveWriter(fixture.archive)
    try writer.removePacked("1")
    #expect(try FileSystem.disk.readText(fixture.path + "/.1.tar.gz.draft") == "")
    #expect(try writer.isPacked("1"))
  }
}
