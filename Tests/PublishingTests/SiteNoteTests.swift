import Files
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A site that stands") struct SiteNoteTests {
  private let folder: TemporaryFolder
  private var target: SiteTarget {
    SiteTarget(path: folder("site"), permissions: .private, sources: [], home: nil)
  }
  private let stamp = BuildStamp(program: "test", builtAt: "2026-01-01T00:00:00Z")

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ text: String, note: String?) throws {
    let writer = try SiteWriter(target)
    try writer.add("index.html", Array(text.utf8))
    try writer.add("clients/a/index.html", Array("a".utf8))
    _ = try writer.publish(stamp, note: note)
    // A file written in the same moment as the manifest would be read again.
    try settle()
  }

  /// Lets the manifest be younger than the files.
  private func settle() throws {
    let later = Date().addingTimeInterval(2)
    try FileManager.default.setAttributes(
      [.modificationDate: later], ofItemAtPath: folder("site/build.json"))
  }

  private func stands(_ note: String) throws -> Bool {
    try SiteWriter(target).standing { $0 == note } != nil
  }

  @Test("is known by its note, and says what it holds")
  func note() throws {
    try publish("one", note: "rows 7")
    let found = try #require(try SiteWriter(target).standing { $0.hasPrefix("rows") })
    #expect(found.note == "rows 7")
    #expect(found.result.method == .nothing && found.result.files == 2)
    #expect(found.result.bytes == 4)
    #expect(try !stands("rows 8"))
  }

  @Test("is made again after any other build of it")
  func otherBuild() throws {
    try publish("one", note: "rows 7")
    try publish("two", note: nil)
    #expect(try !stands("rows 7"))
  }

  @Test(
    "is made again when a hand was in it",
    arguments: ["changed", "removed", "permissions", "manifest", "note"])
  func touched(_ how: String) throws {
    try publish("one", note: "rows 7")
    #expect(try stands("rows 7"))
    let page = folder("site/clients/a/index.html")
    switch how {
    case "changed": try Data("b".utf8).write(to: URL(fileURLWithPath: page))
    case "removed": try FileManager.default.removeItem(atPath: page)
    case "permissions":
      try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: page)
    case "manifest":
      let path = folder("site/build.json")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("test", with: "tast").write(
        toFile: path, atomically: true, encoding: .utf8)
    default:
      try Data("broken".utf8).write(to: URL(fileURLWithPath: folder(".site.made")))
    }
    if how != "manifest" { try settle() }
    if how == "changed" {
      // Its time tells even where its size does not.
      try FileManager.default.setAttributes(
        [.modificationDate: Date().addingTimeInterval(9)], ofItemAtPath: page)
    }
    #expect(try !stands("rows 7"))
  }
}
