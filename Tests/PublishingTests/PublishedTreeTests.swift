import Diagnostics
import Files
import Foundation
import Publishing
import Testing

@Suite("A published tree that is read back") struct PublishedTreeTests {
  private let damaged = Diagnostic(DiagnosticCode(.error, 610))

  private func read(_ tree: PublishedTree, _ path: String) throws -> String {
    var bytes: [UInt8] = []
    let path = try #require(OutputPath(path))
    try tree.read(path, orThrow: damaged) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `gives every file that was published, and no other`() throws {
    let site = try SiteFixture()
    var pages = SiteFixture.pages(clients: 3)
    pages["empty.txt"] = ""
    pages["large.txt"] = String(repeating: "0123456789abcdef", count: 200_000)
    try site.build(pages)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: site.path + "/foreign.txt"))
    let tree = try PublishedTree(site.path)
    #expect(tree.files.map(\.path.text) == pages.keys.sorted())
    for (path, text) in pages { #expect(try read(tree, path) == text, "\(path)") }
    #expect(code { _ = try read(tree, "foreign.txt") } == DiagnosticCode(.error, 610))
  }

  enum Damage: CaseIterable { case changed, cut, missing, link, folder }

  @Test(arguments: Damage.allCases)
  func `gives no file that is another than was published`(damage: Damage) throws {
    let site = try SiteFixture()
    try site.build(SiteFixture.pages(clients: 2))
    let tree = try PublishedTree(site.path)
    let name = "clients/c1/index.html"
    let path = site.path + "/" + name
    let text = try #require(site.texts()[name])
    let manager = FileManager.default
    switch damage {
    case .changed:
      try (text.dropLast() + "~").write(toFile: path, atomically: true, encoding: .utf8)
    case .cut: try String(text.dropLast()).write(toFile: path, atomically: true, encoding: .utf8)
    case .missing: try manager.removeItem(atPath: path)
    case .link:
      try manager.moveItem(atPath: path, toPath: path + ".old")
      try manager.createSymbolicLink(atPath: path, withDestinationPath: path + ".old")
    case .folder:
      try manager.removeItem(atPath: path)
      try manager.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
    #expect(code { _ = try read(tree, name) } == DiagnosticCode(.error, 610))
    #expect(code { _ = try read(tree, "clients/c0/index.html") } == nil)
  }

  @Test func `is refused without a manifest, and with one that we did not write`() throws {
    let site = try SiteFixture()
    #expect(code { _ = try PublishedTree(site.path) } == DiagnosticCode(.error, 420))
    try site.build(SiteFixture.pages(clients: 1))
    try "{}".write(toFile: site.path + "/build.json", atomically: true, encoding: .utf8)
    #expect(code { _ = try PublishedTree(site.path) } == DiagnosticCode(.error, 434))
  }
}
