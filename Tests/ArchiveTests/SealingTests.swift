import Archive
import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@Suite("Sealing") struct SealingTests {
  @Test("makes a bag of BagIt 1.0") func makesABag() throws {
    let fixture = try ArchiveFixture()
    let result = try fixture.seal("2026-11-16", ["a.txt": "um", "site/b.txt": "dois"])
    #expect(result.files == 2)
    #expect(result.bytes == 6)
    let one = Digest(of: "um").hex
    let two = Digest(of: "dois").hex
    let info = """
      Bagging-Date: 2026-11-16
      Contact-Name: Equipe
      Bag-Size: 6 bytes
      Payload-Oxum: 6.2

      """
    let manifest = "\(one)  data/a.txt\n\(two)  data/site/b.txt\n"
    let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    #expect(
      try fixture.texts("2026-11-16") == [
        "bagit.txt": declaration, "bag-info.txt": info, "manifest-sha256.txt": manifest,
        "tagmanifest-sha256.txt": """
        \(Digest(of: info).hex)  bag-info.txt
        \(Digest(of: declaration).hex)  bagit.txt
        \(Digest(of: manifest).hex)  manifest-sha256.txt

        """,
        "data/a.txt": "um", "data/site/b.txt": "dois",
      ])
    let verdict = try fixture.archive.verify("2026-11-16")
    #expect(verdict.findings == [])
    #expect(verdict.bytes == 6)
  }

  @Test("gives the same bytes again, on any number of threads") func isDeterministic() throws {
    let pages = ArchiveFixture.pages(clients: 300)
    let (first, second) = (try ArchiveFixture(), try ArchiveFixture())
    try first.seal("a", pages)
    try second.seal("a", pages, threads: 3)
    #expect(try first.texts("a") == second.texts("a"))
    _ = try first.archive.export("a", to: first.path + "/a.tar.gz")
    _ = try second.archive.export("a", to: second.path + "/a.tar.gz")
    #expect(
      try FileSystem.disk.read(first.path + "/a.tar.gz")
        == FileSystem.disk.read(second.path + "/a.tar.gz"))
  }

  @Test("shares what did not change, and only that") func sharesFiles() throws {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", ArchiveFixture.pages(clients: 3))
    let result = try fixture.seal(
      "2", ArchiveFixture.pages(clients: 4, version: "2"), previous: "1")
    #expect(result.written == 3)
    let inner = "data/site/clients/c0/index.html"
    #expect(try fixture.info("1/" + inner).identity == fixture.info("2/" + inner).identity)
    let home = "data/site/index.html"
    #expect(try fixture.info("1/" + home).identity != fixture.info("2/" + home).identity)
    #expect(try fixture.archive.verify("2").findings == [])
  }

  @Test("never carries on what was damaged") func doesNotLinkDamage() throws {
    let fixture = try ArchiveFixture()
    let pages = ArchiveFixture.pages(clients: 2)
    try fixture.seal("1", pages)
    fixture.unseal("1")
    // The same size: only the bytes tell.
    try FileSystem.disk.write("cliemt 0", to: fixture.path + "/1/data/site/clients/c0/index.html")
    let result = try fixture.seal("2", pages, previous: "1")
    #expect(result.written >= 1)
    #expect(try fixture.texts("2")["data/site/clients/c0/index.html"] == "client 0")
    #expect(try fixture.archive.verify("2").isValid)
    #expect(try !fixture.archive.verify("1").isValid)
  }

  @Test("copies files of the disk and shares none with them") func copiesFiles() throws {
    let fixture = try ArchiveFixture()
    let source = fixture.folder("page.html")
    try FileSystem.disk.write("page", to: source)
    let writer = try ArchiveWriter(fixture.archive)
    let path = try #require(OutputPath("site/page.html"))
    _ = try writer.seal("1", [PayloadFile(path, .copy(of: source))], info: BagInfo())
    #expect(
      try fixture.info("1/data/site/page.html").identity
        != FileSystem.disk.info(source).identity)
  }

  @Test("leaves an old bag that says the very same", arguments: [true, false])
  func keepsTheOld(_ keepsOld: Bool) throws {
    let fixture = try ArchiveFixture()
    let pages = ArchiveFixture.pages(clients: 2)
    try fixture.seal("1", pages)
    let result = try fixture.seal("2", pages, previous: "1", keepsOld: keepsOld)
    #expect(result.isOld == keepsOld)
    #expect(result.name == (keepsOld ? "1" : "2"))
    #expect(try fixture.archive.names() == (keepsOld ? ["1"] : ["1", "2"]))
    #expect(try fixture.besides() == [])
  }

  @Test("closes files and folders for writing", arguments: BagPermissions.allCases)
  func isReadOnly(_ permissions: BagPermissions) throws {
    var fixture = try ArchiveFixture()
    fixture.permissions = permissions
    try fixture.seal("1", ArchiveFixture.pages(clients: 1))
    for folder in ["1", "1/data", "1/data/site/clients/c0"] {
      #expect(try fixture.info(folder).permissions == permissions.folder)
    }
    for file in ["1/bagit.txt", "1/data/metrics.json", "1/tagmanifest-sha256.txt"] {
      #expect(try fixture.info(file).permissions == permissions.file)
    }
  }

  @Test("never overwrites a bag") func doesNotOverwrite() throws {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", ["a.txt": "um"])
    #expect(code { try fixture.seal("1", ["a.txt": "outro"]) }?.id == "E426")
    #expect(try fixture.texts("1")["data/a.txt"] == "um")
    #expect(try fixture.besides() == [])
  }

  @Test("is for one process at a time") func isLocked() throws {
    let fixture = try ArchiveFixture()
    let writer = try ArchiveWriter(fixture.archive)
    #expect(code { _ = try ArchiveWriter(fixture.archive) } == .archiveIsLocked)
    withExtendedLifetime(writer) {}
  }

  @Test("refuses an archive that is a link") func refusesLinks() throws {
    let fixture = try ArchiveFixture()
    try FileSystem.disk.createFolder(fixture.folder("elsewhere"))
    try FileSystem.disk.createFolder(fixture.folder("output"))
    try FileManager.default.createSymbolicLink(
      atPath: fixture.path, withDestinationPath: fixture.folder("elsewhere"))
    #expect(code { _ = try ArchiveWriter(fixture.archive) } == .archiveIsLink)
  }

  @Test("refuses two files of one path") func refusesDoubles() throws {
    let fixture = try ArchiveFixture()
    let writer = try ArchiveWriter(fixture.archive)
    let path = try #require(OutputPath("a.txt"))
    let file = PayloadFile(path, .bytes([1]))
    #expect(
      code { _ = try writer.seal("1", [file, file], info: BagInfo()) } == .bagPathTwice)
  }

  @Test("writes percent signs as manifests must") func writesPercent() throws {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", ["100%.txt": "tudo", "ação.txt": "sim"])
    #expect(try fixture.texts("1")["manifest-sha256.txt"]?.contains("data/100%25.txt") == true)
    #expect(try fixture.archive.verify("1").findings == [])
  }
}

@Suite("Removing") struct RemovalTests {
  @Test("leaves the shared files of other bags") func leavesOthers() throws {
    let fixture = try ArchiveFixture()
    let pages = ArchiveFixture.pages(clients: 3)
    try fixture.seal("1", pages)
    try fixture.seal("2", pages.merging(["new.txt": "novo"]) { $1 }, previous: "1")
    try ArchiveWriter(fixture.archive).remove("1")
    #expect(try fixture.archive.names() == ["2"])
    #expect(try fixture.archive.verify("2").findings == [])
    #expect(try fixture.besides() == [])
  }

  @Test("leaves a bag with something of somebody else in it") func leavesForeign() throws {
    let fixture = try ArchiveFixture()
    try fixture.seal("1", ["a.txt": "um"])
    fixture.unseal("1")
    try FileSystem.disk.write("meu", to: fixture.path + "/1/data/meu.txt")
    #expect(code { try ArchiveWriter(fixture.archive).remove("1") } == .foreignInBag)
    #expect(try fixture.texts("1")["data/meu.txt"] == "meu")
  }

  @Test("knows no bag of another name") func knowsNames() throws {
    let fixture = try ArchiveFixture()
    #expect(code { try ArchiveWriter(fixture.archive).remove("1") } == .noSuchBag)
    #expect(code { _ = try fixture.archive.verify("../archive") } == .noSuchBag)
  }
}
