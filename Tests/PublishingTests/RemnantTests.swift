import Files
import Foundation
import Publishing
import TestSupport
import Testing

/// What runs that were killed left half made, and what is not of that kind.
@Suite("What killed runs left half made") struct RemnantTests {
  @Test("is found, and cleared where nobody works on it")
  func clears() throws {
    let site = try SiteFixture()
    try site.build(["index.html": "home"])
    let root = site.folder("output")
    let files = [
      ".ext.work/new/a.html", ".held.work/new/a.html", ".held.lock", ".ext.lock",
      ".list.sqlite.2147483647.draft", ".list.sqlite.2147483647.draft-journal",
      "sub/.carteira.2147483647.draft/data/a.csv", "sub/.b.csv.1.draft",
      // Of others: no lock beside it, and something that no run puts there.
      ".mine.work/new/a.html", ".own.work/new/a.html", ".own.work/notes.txt", ".own.lock",
      ".draft", "left/.c.csv.2147483647.draft",
    ]
    for file in files {
      let path = FilePath.join(root, file)
      try FileSystem.disk.createFolder(FilePath.parent(of: path))
      try FileSystem.disk.write("x", to: path)
    }
    let place = try Folder(at: root)
    let lock = try #require(try FileLock.take(".held.lock", in: place))
    let found = Remnant.all(below: root, leaving: ["left"])
    #expect(
      found.filter { !$0.isHeld }.map(\.path) == [
        ".ext.work", ".list.sqlite.2147483647.draft", ".list.sqlite.2147483647.draft-journal",
        "sub/.carteira.2147483647.draft",
      ])
    // The first process of all runs as long as anything does.
    #expect(found.filter(\.isHeld).map(\.path) == [".held.work", "sub/.b.csv.1.draft"])
    for rest in found {
      #expect(try rest.clear(permissions: .private) == !rest.isHeld, "\(rest.path)")
    }
    withExtendedLifetime(lock) {}
    #expect(
      Remnant.all(below: root, leaving: ["left"]).map(\.path)
        == [".held.work", "sub/.b.csv.1.draft"])
    for file in [".mine.work/new/a.html", ".own.work/notes.txt", ".draft", "site/index.html"] {
      #expect(FileSystem.disk.isFile(FilePath.join(root, file)), "\(file)")
    }
  }

  @Test("a publication that had begun is completed")
  func completes() throws {
    let site = try SiteFixture()
    var pages = SiteFixture.pages(clients: 20)
    try site.build(pages)
    pages["clients/c1/index.html"] = "new 1"
    pages["clients/c2/index.html"] = "new 2"
    _ = try? SiteFixture.build(
      site.target, pages,
      faults: .when { (operation, path) throws(FileError) in
        if operation == .rename, path.hasSuffix("site/clients/c2/index.html") {
          throw FileError(errorNumber: 5, path: path)
        }
      })
    let rests = Remnant.all(below: site.folder("output"))
    #expect(rests.map(\.path) == [".site.work"])
    for rest in rests { #expect(try rest.clear(permissions: .private)) }
    #expect(try site.texts() == pages)
    #expect(try site.besides().isEmpty)
  }
}
