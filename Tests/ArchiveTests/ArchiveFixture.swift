import Archive
import Diagnostics
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

/// An archive in a folder of its own.
struct ArchiveFixture {
  let folder: TemporaryFolder
  var permissions = BagPermissions.private

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder("output/archive") }
  var archive: Archive { Archive(path) }

  static let info = BagInfo([
    BagInfo.Entry("Bagging-Date", "2026-11-16"), BagInfo.Entry("Contact-Name", "Equipe"),
  ])

  /// Seals texts as a bag.
  @discardableResult
  func seal(
    _ name: String, _ texts: [String: String], previous: String? = nil, keepsOld: Bool = false,
    threads: Int = 1, faults: FileFaults = .none
  ) throws -> SealResult {
    try Self.seal(
      archive, permissions, name, texts, previous: previous, keepsOld: keepsOld, threads: threads,
      faults: faults)
  }

  @discardableResult
  static func seal(
    _ archive: Archive, _ permissions: BagPermissions, _ name: String, _ texts: [String: String],
    previous: String? = nil, keepsOld: Bool = false, threads: Int = 1, faults: FileFaults = .none
  ) throws -> SealResult {
    let writer = try ArchiveWriter(archive, permissions: permissions, faults: faults)
    let payload = try texts.map { path, text in
      PayloadFile(
        try #require(OutputPath(path)), PayloadFile.Content.bytes(Array(text.utf8)))
    }
    return try writer.seal(
      name, payload, info: info, previous: previous, keepsOld: keepsOld, threads: threads)
  }

  /// Everything in a bag, by path.
  func texts(_ name: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    func read(_ prefix: String) throws {
      for entry in try FileSystem.disk.list(FilePath.join(archive.path(of: name), prefix)) {
        let inner = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
        if entry.kind == .folder {
          try read(inner)
        } else {
          texts[inner] = try FileSystem.disk.readText(archive.path(of: name) + "/" + inner)
        }
      }
    }
    try read("")
    return texts
  }

  func info(_ inner: String) throws -> FileInfo {
    try FileSystem.disk.info(path + "/" + inner)
  }

  /// What lies in the archive beside bags, the lock aside.
  func besides() throws -> [String] {
    try FileSystem.disk.list(path).map(\.name).filter { $0.hasPrefix(".") && $0 != ".lock" }
  }

  /// Opens a sealed bag for tests that damage it.
  func unseal(_ name: String) {
    let files = FileManager.default
    let root = archive.path(of: name)
    func open(_ path: String) {
      try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
      for inner in (try? files.contentsOfDirectory(atPath: path)) ?? [] {
        open(path + "/" + inner)
      }
    }
    open(root)
  }

  /// A site of a home page and some clients.
  static func pages(clients: Int, version: String = "1") -> [String: String] {
    var texts = [
      "site/index.html": "home \(version)", "metrics.json": "{\"version\":\"\(version)\"}\n",
    ]
    for client in 0..<clients { texts["site/clients/c\(client)/index.html"] = "client \(client)" }
    return texts
  }
}

/// The code of what a piece of work throws; nil when it does not.
func code(_ work: () throws -> Void) -> DiagnosticCode? {
  do {
    try work()
    return nil
  } catch {
    return (error as? Diagnostic)?.code
  }
}

/// Fails or ends the work at a chosen operation, and counts them.
final class FaultPlan: Sendable {
  enum Kind: Sendable, CaseIterable {
    /// The disk fills up: this operation and every later one that needs room fails.
    case full
    /// One operation fails, the next ones work.
    case broken
    /// The process dies: nothing after happens, not even clearing up.
    case dead
  }

  private let seen = Mutex(0)
  private let kind: Kind
  private let position: Int

  init(_ kind: Kind, at position: Int) {
    self.kind = kind
    self.position = position
  }

  var count: Int { seen.withLock { $0 } }

  var faults: FileFaults {
    .when { [self] (operation, path) throws(FileError) in
      let index = seen.withLock { seen in
        seen += 1
        return seen - 1
      }
      guard index >= position else { return }
      switch kind {
      case .full:
        if [.create, .write, .makeFolder, .link].contains(operation) {
          throw FileError(errorNumber: ENOSPC, path: path)
        }
      case .broken:
        if index == position { throw FileError(errorNumber: EIO, path: path) }
      case .dead: throw FileError(errorNumber: EIO, path: path)
      }
    }
  }
}
