import Diagnostics
import Files
import Foundation
import Publishing
import Synchronization
import Testing

@Suite struct PublishingTests {
  let site: SiteFixture

  init() throws { site = try SiteFixture() }

  @Test func writesTheFirstSiteWhole() throws {
    let pages = SiteFixture.pages(clients: 3)
    let result = try site.build(pages)
    #expect(try site.texts() == pages)
    #expect(result.method == .exchange)
    #expect(result.written == 8 && result.unchanged == 0 && result.removed == 0)
    #expect(result.bytes == pages.values.reduce(0) { $0 + $1.utf8.count })
    #expect(result.foreign.isEmpty && result.warnings.isEmpty)
    #expect(try site.besides().isEmpty)
  }

  @Test func touchesNothingWhenNothingChanged() throws {
    let pages = SiteFixture.pages(clients: 3)
    try site.build(pages)
    let paths = Array(pages.keys) + ["build.json", "", "clients", "clients/c1"]
    let before = try paths.map { try site.info($0) }
    let result = try site.build(pages, builtAt: "2027-01-01T00:00:00-03:00")
    #expect(result.method == .nothing && result.unchanged == 8 && result.written == 0)
    #expect(try paths.map { try site.info($0) } == before)
    #expect(try site.besides().isEmpty)
  }

  @Test(arguments: [(clients: 20, method: PublishResult.Method.journal), (1, .exchange)])
  func replacesWhatChangedAndKeepsTheFilesThatDidNot(
    _ row: (clients: Int, method: PublishResult.Method)
  ) throws {
    var pages = SiteFixture.pages(clients: row.clients)
    try site.build(pages)
    let before = try site.info("clients/index.html")
    pages["index.html"] = "home 2"
    pages["clients/c0/profile.md"] = nil
    pages["owners/ana/index.html"] = "ana"
    let result = try site.build(pages)
    #expect(try site.texts() == pages)
    #expect(result.method == row.method)
    #expect(result.written == 2 && result.removed == 1 && result.bytesWritten == 9)
    #expect(result.files == pages.count)
    #expect(try site.info("clients/index.html") == before)
    #expect(try site.besides().isEmpty)
    #expect(try site.build(pages).method == .nothing)
  }

  @Test func keepsWhatABuildOfAPartDoesNotMention() throws {
    var pages = SiteFixture.pages(clients: 3)
    try site.build(pages)
    let result = try site.build(["clients/c1/index.html": "new"], unmentioned: .keep)
    pages["clients/c1/index.html"] = "new"
    #expect(try site.texts() == pages)
    #expect(result.written == 1 && result.unchanged == 7 && result.removed == 0)
    #expect(try site.build(pages).method == .nothing)
  }

  @Test func removesFoldersThatAreEmptyThen() throws {
    for clients in [2, 30] {
      let site = try SiteFixture()
      var pages = SiteFixture.pages(clients: clients)
      try site.build(pages)
      pages["clients/c1/index.html"] = nil
      pages["clients/c1/profile.md"] = nil
      try site.build(pages)
      #expect(!FileSystem.disk.isFolder(site.path + "/clients/c1"))
      #expect(try site.texts() == pages)
    }
  }

  @Test(arguments: [2, 30]) func aFileMayBecomeAFolderAndBack(clients: Int) throws {
    var pages = SiteFixture.pages(clients: clients)
    pages["owners"] = "a file"
    try site.build(pages)
    pages["owners"] = nil
    pages["owners/ana.html"] = "in a folder"
    try site.build(pages)
    #expect(try site.texts() == pages)
    pages["owners/ana.html"] = nil
    pages["owners"] = "a file again"
    try site.build(pages)
    #expect(try site.texts() == pages)
  }

  @Test func restoresFilesThatWereAlteredOrRemovedByHand() throws {
    let pages = SiteFixture.pages(clients: 3)
    try site.build(pages)
    try site.put("HOME 1", at: "index.html")  // the same size
    try FileManager.default.removeItem(atPath: site.path + "/clients/c2")
    let result = try site.build(pages)
    #expect(result.written == 3)
    #expect(try site.texts() == pages)
  }

  @Test func acceptsFilesFromManyThreads() async throws {
    let pages = SiteFixture.pages(clients: 400)
    let writer = try SiteWriter(site.target)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (path, text) in pages {
        group.addTask { try writer.add(path, Array(text.utf8)) }
      }
      try await group.waitForAll()
    }
    _ = try writer.publish(BuildStamp(program: "test", builtAt: ""))
    #expect(try site.texts() == pages)
  }

  @Test func theManifestNamesEveryFileInOrderAndDependsOnNothingElse() throws {
    try site.build(["b.html": "b", "a/x \"q\".html": "a", "a.html": ""])
    let text = try FileSystem.disk.readText(site.path + "/build.json")
    #expect(
      text == """
        {
          "carteira-manifest": 1,
          "program": "carteira test",
          "built-at": "2026-03-31T08:00:00-03:00",
          "files": [
            {"path": "a.html", "bytes": 0, "sha256": "\(Digest(of: ""))"},
            {"path": "a/x \\"q\\".html", "bytes": 1, "sha256": "\(Digest(of: "a"))"},
            {"path": "b.html", "bytes": 1, "sha256": "\(Digest(of: "b"))"}
          ]
        }

        """)
    #expect(try site.build(["b.html": "b", "a/x \"q\".html": "a", "a.html": ""]).unchanged == 3)
  }

  @Test func aWriterThatIsDroppedLeavesTheSiteAsItWas() throws {
    let pages = SiteFixture.pages(clients: 2)
    try site.build(pages)
    do {
      let writer = try SiteWriter(site.target)
      try writer.add("index.html", Array("never".utf8))
    }
    #expect(try site.texts() == pages)
    #expect(try site.besides().isEmpty)
  }

  @Test func aDiskWithoutExchangeOrLinksGetsSingleReplacements() throws {
    for missing in [FileOperation.exchange, .link] {
      let site = try SiteFixture()
      try site.build(SiteFixture.pages(clients: 2))
      try site.put("mine", at: "notes/mine.txt")
      let pages = SiteFixture.pages(clients: 1, version: "2")
      let result = try site.build(
        pages,
        faults: .when { (operation, path) throws(FileError) in
          if operation == missing { throw FileError(errorNumber: EINVAL, path: path) }
        })
      #expect(result.method == .journal)
      #expect(try site.texts() == pages.merging(["notes/mine.txt": "mine"]) { $1 })
      #expect(try site.besides().isEmpty)
    }
  }

  @Test func aFailureToRemoveTheOldSiteIsAWarningAndTheNextBuildTriesAgain() throws {
    try site.build(SiteFixture.pages(clients: 1))
    let pages = SiteFixture.pages(clients: 0, version: "2")
    let result = try site.build(
      pages,
      faults: .when { (operation, path) throws(FileError) in
        if operation == .removeFile { throw FileError(errorNumber: EIO, path: path) }
      })
    #expect(result.warnings.map(\.code) == [.oldSiteLeft])
    #expect(try site.texts() == pages)
    #expect(try site.besides() == [".site.work"])
    #expect(try site.build(pages).method == .nothing)
    #expect(try site.besides().isEmpty)
  }
}
