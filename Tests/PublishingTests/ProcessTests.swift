import Diagnostics
import Files
import Foundation
import Publishing
import Testing

/// What only a process of its own can show: real death, and another umask.
@Suite struct ProcessTests {
  @Test(arguments: [FileOperation.write, .link, .exchange, .removeFile])
  func aKilledBuildLeavesTheOldSiteOrTheNew(_ operation: FileOperation) async throws {
    let site = try SiteFixture()
    let old = SiteFixture.pages(clients: 2)
    try site.build(old)
    let path = site.path
    let name = operation.rawValue
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, name = name as String] in
      try SiteFixture.build(
        SiteTarget(path: path), SiteFixture.pages(clients: 0, version: "2"),
        faults: .when { (operation, _) throws(FileError) in
          if operation.rawValue == name { kill(getpid(), SIGKILL) }
        })
    }
    let new = SiteFixture.pages(clients: 0, version: "2")
    #expect(try site.texts() == (operation == .removeFile ? new : old))
    #expect(try site.besides() == [".site.work"])
    try site.build(new)
    #expect(try site.texts() == new)
    #expect(try site.besides().isEmpty)
  }

  @Test func aKilledJournalIsCompletedByTheNextBuild() async throws {
    let site = try SiteFixture()
    var pages = SiteFixture.pages(clients: 20)
    try site.build(pages)
    let path = site.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      var pages = SiteFixture.pages(clients: 20)
      pages["clients/c1/index.html"] = "new 1"
      pages["clients/c2/index.html"] = "new 2"
      try SiteFixture.build(
        SiteTarget(path: path), pages,
        faults: .when { (operation, path) throws(FileError) in
          if operation == .rename, path.hasSuffix("site/clients/c2/index.html") {
            kill(getpid(), SIGKILL)
          }
        })
    }
    pages["clients/c1/index.html"] = "new 1"
    #expect(try site.texts() == pages)
    pages["clients/c2/index.html"] = "new 2"
    #expect(try site.build(pages).method == .nothing)
    #expect(try site.texts() == pages)
  }

  @Test(arguments: SitePermissions.allCases, [UInt32(0o000), 0o077, 0o277])
  func permissionsDoNotDependOnTheUmask(
    _ permissions: SitePermissions, _ mask: UInt32
  ) async throws {
    let site = try SiteFixture()
    let path = site.path
    let name = permissions.rawValue
    await #expect(processExitsWith: .success) {
      [path = path as String, name = name as String, mask = mask as UInt32] in
      try FileSystem.disk.createFolder(FilePath.parent(of: path))
      umask(mask)
      let permissions = try #require(SitePermissions(rawValue: name))
      try SiteFixture.build(
        SiteTarget(path: path, permissions: permissions), SiteFixture.pages(clients: 1))
      try AtomicFile.write(path + ".csv", [], permissions: permissions)
    }
    for file in ["/index.html", "/build.json", "/clients/c0/profile.md", ".csv"] {
      #expect(try FileSystem.disk.info(path + file).permissions == permissions.file)
    }
    for folder in ["", "/clients", "/clients/c0"] {
      #expect(try FileSystem.disk.info(path + folder).permissions == permissions.folder)
    }
  }

  @Test func otherPermissionsAreAChange() throws {
    var site = try SiteFixture()
    let pages = SiteFixture.pages(clients: 2)
    try site.build(pages)
    site.permissions = .shared
    #expect(try site.build(pages).written == pages.count)
    #expect(try site.info("index.html").permissions == 0o644)
    #expect(try site.info("").permissions == 0o755)
    #expect(try site.build(pages).method == .nothing)
  }
}
