import Diagnostics
import Files
import Foundation
import Glibc
import Publishing
import TestSupport
import Testing

/// What others put where a build leaves word for the next one.
@Suite("A note that cannot be a note") struct NoteInTheWayTests {
  private let folder: TemporaryFolder
  private var target: SiteTarget {
    SiteTarget(path: folder("site"), permissions: .private, sources: [], home: nil)
  }
  private static let names = [".site.made", ".site.origins", ".site.past"]

  init() throws { folder = try TemporaryFolder() }

  private func publish() throws -> PublishResult {
    let writer = try SiteWriter(target)
    try writer.add("index.html", [1])
    return try writer.publish(
      BuildStamp(program: "test", builtAt: "2026-01-01T00:00:00Z"), note: "made",
      origins: SiteOrigins(common: "common", folders: [:]),
      memory: SiteMemory(key: "key", bytes: [1]))
  }

  /// Puts something else in the place of a note.
  private func put(_ kind: String, at name: String) throws {
    let path = folder(name)
    try FileManager.default.removeItem(atPath: path)
    switch kind {
    case "pipe":
      let made = unsafe mkfifo(path, 0o600)
      try #require(made == 0)
    case "folder":
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    default:
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: kind)
    }
  }

  @Test(
    "is as none, is not followed and not waited for",
    arguments: ["pipe", "folder", "/dev/zero", "elsewhere"], NoteInTheWayTests.names)
  func isNone(kind: String, name: String) throws {
    _ = try publish()
    try FileManager.default.moveItem(atPath: folder(name), toPath: folder("elsewhere"))
    try Data().write(to: URL(filePath: folder(name)))
    try put(kind, at: name)
    #expect(target.note == nil || name != ".site.made")
    #expect(target.memory(of: "key") == nil || name != ".site.past")
    let writer = try SiteWriter(target)
    #expect(try writer.standing { _ in true } == nil || name != ".site.made")
    #expect(try writer.standingFolders() == nil || name != ".site.origins")
  }

  @Test("is named where it is a folder, and no draft is left", arguments: NoteInTheWayTests.names)
  func isNamed(name: String) throws {
    _ = try publish()
    try put("folder", at: name)
    let result = try publish()
    #expect(result.warnings.map(\.code) == [.noteInTheWay])
    #expect(result.warnings.first?.facts["path"] == folder(name))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.hasSuffix(".draft") })
    // The others are kept all the same.
    #expect(target.memory(of: "key") != nil || name == ".site.past")
    #expect(target.note != nil || name == ".site.made")
  }

  @Test("that is a link gives way to a note, and what it leads to stays")
  func link() throws {
    _ = try publish()
    try Data("mine".utf8).write(to: URL(filePath: folder("mine")))
    try put("mine", at: ".site.past")
    #expect(try publish().warnings.isEmpty)
    #expect(target.memory(of: "key") == [1])
    #expect(try FileSystem.disk.readText(folder("mine")) == "mine")
  }

  @Test("is no lock either", arguments: ["pipe", "folder", "/dev/null", "nowhere"])
  func lock(kind: String) throws {
    _ = try publish()
    try put(kind, at: ".site.lock")
    #expect(code { _ = try SiteWriter(target) } == .lockInTheWay)
    #expect(!FileManager.default.fileExists(atPath: folder("nowhere")))
  }
}
