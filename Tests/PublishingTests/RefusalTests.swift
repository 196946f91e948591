import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct RefusalTests {
  let site: SiteFixture
  let pages = SiteFixture.pages(clients: 1)

  init() throws { site = try SiteFixture() }

  func opening(_ target: SiteTarget) -> DiagnosticCode? {
    code { _ = try SiteWriter(target) }
  }

  @Test func refusesTheRoot() {
    #expect(opening(SiteTarget(path: "/")) == .siteIsRoot)
    #expect(opening(SiteTarget(path: "/tmp/..")) == .siteIsRoot)
  }

  @Test func refusesTheHomeFolderAndThoseAboveIt() throws {
    try FileSystem.disk.createFolder(site.folder("home/ana"))
    let home = site.folder("home/ana")
    #expect(opening(SiteTarget(path: home, home: home)) == .siteIsHome)
    #expect(opening(SiteTarget(path: site.folder("home"), home: home)) == .siteIsHome)
    #expect(opening(SiteTarget(path: home + "/site", home: home)) == nil)
  }

  @Test(arguments: ["portfolio", "portfolio/data", "portfolio/link"])
  func refusesAFolderThatHoldsASourceByWhateverName(_ path: String) throws {
    try FileSystem.disk.createFolder(site.folder("portfolio/data"))
    try FileSystem.disk.write("id", to: site.folder("portfolio/data/a.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: site.folder("portfolio/link"), withDestinationPath: "data")
    let target = SiteTarget(
      path: site.folder(path),
      sources: [site.folder("portfolio/link/a.csv"), site.folder("portfolio/missing.csv")])
    #expect(opening(target) == (path.hasSuffix("link") ? .siteIsLink : .siteHoldsSource))
  }

  @Test(arguments: ["bag", "bag/data", "bag/data/output/site"])
  func refusesAPlaceInASealedBag(_ path: String) throws {
    try FileSystem.disk.createFolder(site.folder("bag/data"))
    try FileSystem.disk.write("BagIt-Version: 1.0\n", to: site.folder("bag/bagit.txt"))
    #expect(opening(SiteTarget(path: site.folder(path))) == .siteIsSealed)
    #expect(SealedBag.refusal(of: site.folder("beside")) == nil)
  }

  @Test func refusesAFolderThatIsNotOursAndLeavesItAlone() throws {
    try FileSystem.disk.createFolder(site.path)
    #expect(opening(site.target) == nil)
    try site.put("precious", at: "thesis.txt")
    #expect(opening(site.target) == .siteIsNotOurs)
    #expect(try site.texts() == ["thesis.txt": "precious"])
  }

  @Test(
    arguments: [
      "", "{}", "{\"carteira-manifest\": 2}", "{\n  \"carteira-manifest\": 1,\n",
    ])
  func refusesAManifestThatIsNotAsWeWriteIt(_ text: String) throws {
    try site.build(pages)
    try site.put(text, at: "build.json")
    #expect(opening(site.target) == .manifestDamaged)
    #expect(try site.texts() == pages)
  }

  @Test(arguments: ["\"index.html\"", "\"bytes\"", "sha256", "\n  ]"])
  func refusesAManifestWithADamagedLine(_ part: String) throws {
    try site.build(pages)
    let text = try FileSystem.disk.readText(site.path + "/build.json")
    try site.put(text.replacingOccurrences(of: part, with: "\"../../x\""), at: "build.json")
    #expect(opening(site.target) == .manifestDamaged)
  }

  @Test(arguments: ["9223372036854775807", "1099511627777", "99999999999999999999"])
  func refusesAManifestOfFilesThatNobodyHas(_ size: String) throws {
    try site.build(pages)
    let text = try FileSystem.disk.readText(site.path + "/build.json")
    let forged = text.replacing(#/"bytes": [0-9]+/#, with: "\"bytes\": \(size)")
    try site.put(forged, at: "build.json")
    #expect(opening(site.target) == .manifestDamaged)
    #expect(code { _ = try PublishedTree(site.path) } == .manifestDamaged)
  }

  @Test(arguments: [true, false]) func refusesAManifestThatIsNoFile(isPipe: Bool) throws {
    try site.build(pages)
    let path = site.path + "/build.json"
    try FileManager.default.removeItem(atPath: path)
    if isPipe {
      let made = unsafe mkfifo(path, 0o600)
      try #require(made == 0)
    } else {
      try site.link("build.json", to: "/dev/zero")
    }
    #expect(opening(site.target) == .manifestDamaged)
  }

  @Test func refusesALinkAndAFileAsSite() throws {
    try FileSystem.disk.createFolder(site.folder("output"))
    try FileSystem.disk.createFolder(site.folder("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: site.path, withDestinationPath: site.folder("elsewhere"))
    #expect(opening(site.target) == .siteIsLink)
    #expect(opening(SiteTarget(path: site.path + "/")) == .siteIsLink)
    try FileSystem.disk.write("", to: site.folder("file"))
    #expect(opening(SiteTarget(path: site.folder("file")))?.id == "E423")
  }

  @Test(arguments: ["../x.html", "/x.html", "a//b", "build.json", "a\0", ""])
  func refusesUnsafePaths(_ path: String) throws {
    let writer = try SiteWriter(site.target)
    #expect(code { try writer.add(path, []) } == .unsafeOutputPath)
  }

  @Test func refusesAPathTwice() throws {
    let writer = try SiteWriter(site.target)
    try writer.add("a.html", [])
    #expect(code { try writer.add("a.html", [1]) } == .outputPathTwice)
  }

  @Test(
    arguments: [
      ["a.html", "A.html"], ["clients/x", "Clients/y"], ["é", "e\u{301}"], ["Água/1", "água/2"],
      ["owners", "Owners/x"],
    ])
  func refusesPathsThatAreOneOnDisksThatDoNotTellCase(_ paths: [String]) throws {
    try site.build(pages)
    let writer = try SiteWriter(site.target)
    for path in paths { try writer.add(path, []) }
    #expect(
      code { _ = try writer.publish(BuildStamp(program: "", builtAt: "")) } == .outputPathsCollide)
    #expect(try site.texts() == pages)
  }

  @Test func theSecondBuildIsRefusedAndToldWhoWorks() throws {
    let first = try SiteWriter(site.target)
    do {
      _ = try SiteWriter(site.target)
      Issue.record("two builds at once")
    } catch {
      #expect(error.code == .siteIsLocked)
      #expect(error.facts["process"] == "\(getpid())")
    }
    try first.add("index.html", [])
    _ = try first.publish(BuildStamp(program: "", builtAt: ""))
  }

  @Test func theSecondBuildWaitsForTheFirst() throws {
    let waited = Box<String?>(nil)
    let first = Box<SiteWriter?>(try SiteWriter(site.target))
    let patience = LockPatience(seconds: 60) { process in
      waited.set(process)
      first.set(nil)
    }
    _ = try SiteWriter(site.target, patience: patience)
    #expect(waited.get() == "\(getpid())")
  }

  @Test func everyCodeIsListedOnceInItsRange() {
    let ids = PublishingDiagnostics.codes.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { (420...469).contains(Int($0.dropFirst()) ?? 0) })
    let kept = PublishingDiagnostics.keptCodes.map(\.id)
    #expect(Set(kept).count == kept.count)
    #expect(kept.allSatisfy { (730...734).contains(Int($0.dropFirst()) ?? 0) })
  }
}
