import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

/// Nothing that a manifest of ours does not name is ever deleted.
@Suite struct ForeignFileTests {
  let site: SiteFixture
  let secret = "not ours"

  init() throws {
    site = try SiteFixture()
    try FileSystem.disk.createFolder(site.folder("elsewhere"))
    try FileSystem.disk.write(secret, to: site.folder("elsewhere/secret.txt"))
  }

  /// A site with foreign things in it: a file, one beside our pages, a folder, an empty one, a link.
  func buildWithForeignFiles(clients: Int) throws -> [String] {
    try site.build(SiteFixture.pages(clients: clients))
    try site.put("for the robots", at: ".htaccess")
    try site.put("mine", at: "clients/c0/mine.txt")
    try site.put("logo", at: "assets/brand/logo.svg")
    try FileSystem.disk.createFolder(site.path + "/empty")
    try site.link("shortcut", to: site.folder("elsewhere"))
    return [".htaccess", "assets/brand/logo.svg", "clients/c0/mine.txt", "empty/", "shortcut"]
  }

  @Test(arguments: [(clients: 20, method: PublishResult.Method.journal), (2, .exchange)])
  func staysAsItIsAndIsNamed(_ row: (clients: Int, method: PublishResult.Method)) throws {
    let foreign = try buildWithForeignFiles(clients: row.clients)
    let before = try site.info("clients/c0/mine.txt")
    var pages = SiteFixture.pages(clients: row.clients, version: "2")
    pages["clients/c0/index.html"] = nil
    pages["clients/c0/profile.md"] = nil
    let result = try site.build(pages)
    #expect(result.method == row.method)
    #expect(result.foreign == foreign)
    #expect(try site.info("clients/c0/mine.txt") == before)
    #expect(FileSystem.disk.isFolder(site.path + "/empty"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: site.path + "/shortcut")
        == site.folder("elsewhere"))
    #expect(try FileSystem.disk.readText(site.folder("elsewhere/secret.txt")) == secret)
    #expect(try site.build(pages).foreign == foreign)
    #expect(try site.besides().isEmpty)
  }

  @Test(arguments: [2, 30]) func inTheWayOfAPageIsRefused(clients: Int) throws {
    for (foreign, needed) in [
      ("robots.txt", "robots.txt"), ("owners", "owners/ana.html"), ("products/x", "products"),
    ] {
      let site = try SiteFixture()
      let pages = SiteFixture.pages(clients: clients)
      try site.build(pages)
      try site.put("mine", at: foreign)
      var next = pages
      next[needed] = "ours"
      #expect(code { try site.build(next) } == .foreignInTheWay)
      #expect(try site.texts() == pages.merging([foreign: "mine"]) { $1 })
      #expect(try site.besides().isEmpty)
    }
  }

  /// Publishes a new page, with somebody's work done just before the operation that starts the journal.
  func buildWithLateFile(
    _ site: SiteFixture, dyingAt position: Int = .max, _ work: @escaping @Sendable () throws -> Void
  ) throws -> [String: String] {
    var next = SiteFixture.pages(clients: 30)
    next["products/x.html"] = "ours"
    let committed = Box<Int?>(nil)
    let isDead = FileError(errorNumber: EIO, path: "dead")
    _ = try? site.build(
      next,
      faults: .when { (operation, path) throws(FileError) in
        if operation == .rename, path.hasSuffix("/journal") {
          guard (try? work()) != nil else { throw isDead }
          committed.set(0)
        } else if let count = committed.get() {
          committed.set(count + 1)
          if count >= position { throw isDead }
        }
      })
    try #require(committed.get() != nil)
    return next
  }

  @Test(arguments: 0..<20) func whatComesWhileAJournalIsWorkedOffIsKept(position: Int) throws {
    let pages = SiteFixture.pages(clients: 30)
    for late in ["products/x.html", "products/x.html/inner.txt"] {
      let site = try SiteFixture()
      try site.build(pages)
      try site.put("old", at: "products/old.txt")
      let path = site.path
      let next = try buildWithLateFile(site, dyingAt: position == 19 ? .max : position) {
        try FileSystem.disk.createFolder(FilePath.parent(of: path + "/" + late))
        try FileSystem.disk.write("mine", to: path + "/" + late)
      }
      let kept = late.replacing("x.html", with: "x.html.kept-1")
      let expected = next.merging([kept: "mine", "products/old.txt": "old"]) { $1 }
      if position == 19 { #expect(try site.texts() == expected) }
      #expect(try site.build(next).foreign == ["products/old.txt", kept])
      #expect(try site.texts() == expected, "\(late), dead at \(position)")
      #expect(try site.besides().isEmpty)
    }
  }

  @Test(arguments: [2, 30]) func linksAreNeverFollowed(clients: Int) throws {
    let pages = SiteFixture.pages(clients: clients)
    try site.build(pages)
    try FileSystem.disk.write("client 1", to: site.folder("elsewhere/index.html"))
    try FileManager.default.removeItem(atPath: site.path + "/clients/c1")
    try site.link("clients/c1", to: site.folder("elsewhere"))
    #expect(code { try site.build(pages) } == .foreignInTheWay)
    var fewer = pages
    fewer["clients/c1/index.html"] = nil
    fewer["clients/c1/profile.md"] = nil
    #expect(try site.build(fewer).foreign == ["clients/c1"])
    #expect(try FileSystem.disk.readText(site.folder("elsewhere/index.html")) == "client 1")
  }

  @Test func aPageThatBecameALinkIsNotWrittenThrough() throws {
    let pages = SiteFixture.pages(clients: 1)
    try site.build(pages)
    try FileManager.default.removeItem(atPath: site.path + "/index.html")
    try site.link("index.html", to: site.folder("elsewhere/secret.txt"))
    #expect(code { try site.build(pages) } == .foreignInTheWay)
    #expect(
      code { try site.build(SiteFixture.pages(clients: 1, version: "2")) } == .foreignInTheWay)
    #expect(try FileSystem.disk.readText(site.folder("elsewhere/secret.txt")) == secret)
  }

  @Test func aPageThatBecameAFolderIsRefusedAsForeign() throws {
    let pages = SiteFixture.pages(clients: 1)
    try site.build(pages)
    try FileManager.default.removeItem(atPath: site.path + "/index.html")
    try site.put("mine", at: "index.html/mine.txt")
    #expect(code { try site.build(pages) } == .foreignInTheWay)
    #expect(
      code { try site.build(["clients/c0/index.html": "new"], unmentioned: .keep) }
        == .foreignInTheWay)
    #expect(try site.texts()["index.html/mine.txt"] == "mine")
  }

  @Test func spelledLikeAPageWithOtherBytesIsKept() throws {
    let old = ["a\u{E9}/p.html": "page", "index.html": "home"]
    try site.build(old)
    try FileSystem.disk.createFolder(site.path + "/ae\u{301}")
    try site.put("mine", at: "be\u{301}/one.txt")
    try site.put("mine too", at: "b\u{E9}/two.txt")
    try site.build(["index.html": "home 2"])
    let names = try FileSystem.disk.list(site.path).map { Array($0.name.utf8) }
    #expect(
      names
        == ["ae\u{301}", "be\u{301}", "build.json", "b\u{E9}", "index.html"].map { Array($0.utf8) })
    #expect(try FileSystem.disk.readText(site.path + "/be\u{301}/one.txt") == "mine")
    #expect(try FileSystem.disk.readText(site.path + "/b\u{E9}/two.txt") == "mine too")
  }

  @Test func putIntoTheOldSiteAtTheLastMomentIsMovedIntoTheNew() throws {
    try site.build(SiteFixture.pages(clients: 1))
    let pages = SiteFixture.pages(clients: 0, version: "2")
    let path = site.path
    let result = try site.build(
      pages,
      faults: .when { (operation, _) throws(FileError) in
        guard operation == .exchange else { return }
        try FileSystem.disk.write("late", to: path + "/clients/late.txt")
      })
    #expect(result.method == .exchange)
    #expect(try site.texts() == pages.merging(["clients/late.txt": "late"]) { $1 })
    #expect(try site.besides().isEmpty)
  }
}
