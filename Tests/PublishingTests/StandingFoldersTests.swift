import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Folders of a site that stands") struct StandingFoldersTests {
  private let folder: TemporaryFolder
  private var target: SiteTarget {
    SiteTarget(path: folder("site"), permissions: .private, sources: [], home: nil)
  }
  private let stamp = BuildStamp(program: "test", builtAt: "2026-01-01T00:00:00Z")
  private let origins = SiteOrigins(
    common: "settings 1",
    folders: [
      "clients/a": FolderOrigin(foundation: 7, names: 3, pages: 2),
      "clients/a-b": FolderOrigin(foundation: .max, names: 0, pages: 1),
      "clients/none": FolderOrigin(foundation: 0, names: .max, pages: 0),
    ])

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ origins: SiteOrigins?) throws {
    let writer = try SiteWriter(target)
    for path in [
      "index.html", "clients/a/index.html", "clients/a/map.html", "clients/a-b/index.html",
    ] {
      try writer.add(path, Array(path.utf8))
    }
    _ = try writer.publish(stamp, origins: origins)
    // A file written in the same moment as the manifest would be read again.
    try FileManager.default.setAttributes(
      [.modificationDate: Date().addingTimeInterval(2)], ofItemAtPath: folder("site/build.json"))
  }

  @Test("are known with what they were made from")
  func known() throws {
    try publish(origins)
    #expect(try SiteWriter(target).standingFolders()?.origins == origins)
  }

  @Test("are unknown after any other build of the site")
  func otherBuild() throws {
    try publish(origins)
    do {
      let writer = try SiteWriter(target)
      try writer.add("index.html", Array("other".utf8))
      _ = try writer.publish(stamp)
    }
    #expect(try SiteWriter(target).standingFolders() == nil)
  }

  @Test("are unknown where the file that tells of them is damaged", arguments: [0, 60, 80, 100])
  func damaged(_ length: Int) throws {
    try publish(origins)
    let file = URL(filePath: folder(".site.origins"))
    try Data(contentsOf: file).prefix(length).write(to: file)
    #expect(try SiteWriter(target).standingFolders() == nil)
  }

  @Test(
    "are unknown where the file was written by another hand",
    arguments: [
      (" 2 clients/a\n", " 3 clients/a\n"), (" 2 clients/a\n", " 9223372036854775807 clients/a\n"),
      ("clients/a-b", "clients/a"),
    ])
  func forged(_ old: String, _ new: String) throws {
    try publish(origins)
    let file = URL(filePath: folder(".site.origins"))
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: file)
    #expect(try SiteWriter(target).standingFolders() == nil)
  }

  @Test("are unknown where a count is none, whoever made the sum", arguments: [-1, .max])
  func counts(_ pages: Int) throws {
    try publish(
      SiteOrigins(
        common: "settings 1",
        folders: [
          "clients/a": FolderOrigin(foundation: 7, names: 3, pages: pages)
        ]))
    #expect(try SiteWriter(target).standingFolders() == nil)
  }

  @Test("stay whole, and only what was asked for")
  func stay() throws {
    try publish(origins)
    let writer = try SiteWriter(target)
    let standing = try #require(try writer.standingFolders())
    var asked: [String] = []
    let keeps = try writer.keep("clients/a", of: standing) { path, read throws(Diagnostic) in
      asked.append(path)
      return try read() == Array(path.utf8)
    }
    #expect(keeps)
    #expect(asked == ["clients/a/index.html", "clients/a/map.html"])
    #expect(try writer.keep("clients/none", of: standing) { _, _ in true })
    let result = try writer.publish(stamp)
    #expect(result.unchanged == 2 && result.removed == 2 && result.written == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder("site")).sorted()
    #expect(
      left == ["build.json", "clients", "clients/a", "clients/a/index.html", "clients/a/map.html"])
  }

  @Test("are made again where a file was touched, is gone, or is not fit", arguments: 0..<4)
  func touched(_ how: Int) throws {
    try publish(origins)
    let page = folder("site/clients/a/map.html")
    switch how {
    case 0: try FileManager.default.removeItem(atPath: page)
    case 1:
      try Data("clients/a/map.htmX".utf8).write(to: URL(filePath: page))
      try FileManager.default.setAttributes(
        [.modificationDate: Date().addingTimeInterval(4)], ofItemAtPath: page)
    case 2:
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: page)
    default: break
    }
    let writer = try SiteWriter(target)
    let standing = try #require(try writer.standingFolders())
    #expect(try !writer.keep("clients/a", of: standing) { path, _ in how < 3 })
    // What does not stay can be added.
    try writer.add("clients/a/map.html", Array("new".utf8))
  }

  @Test("may lose a file that stays alone, with the one beside it or not at all")
  func files() throws {
    try publish(origins)
    try FileManager.default.removeItem(atPath: folder("site/clients/a/map.html"))
    let writer = try SiteWriter(target)
    #expect(try writer.keep(files: ["index.html"]))
    #expect(try !writer.keep(files: ["clients/a/index.html", "clients/a/map.html"]))
    #expect(try !writer.keep(files: ["none.html"]))
    // None of the two was kept, so that both can be added.
    try writer.add("clients/a/index.html", [1])
    try writer.add("clients/a/map.html", [1])
    #expect(throws: Diagnostic.self) { try writer.keep(files: ["index.html"]) }
  }

  @Test("cannot stay and be added")
  func twice() throws {
    try publish(origins)
    let writer = try SiteWriter(target)
    let standing = try #require(try writer.standingFolders())
    #expect(try writer.keep("clients/a", of: standing) { _, _ in true })
    #expect(throws: Diagnostic.self) { try writer.add("clients/a/map.html", [1]) }
    #expect(throws: Diagnostic.self) { try writer.keep("clients/a", of: standing) { _, _ in true } }
  }
}
