import Diagnostics
import Files
import Foundation
import Publishing
import Synchronization
import TestSupport

/// A site of texts in a folder of its own, built as often as a test likes.
struct SiteFixture {
  let folder: TemporaryFolder
  var permissions = SitePermissions.private

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder("output/site") }

  var target: SiteTarget { SiteTarget(path: path, permissions: permissions) }

  /// Builds the site of these texts.
  @discardableResult
  func build(
    _ texts: [String: String], builtAt: String = "2026-03-31T08:00:00-03:00",
    unmentioned: SiteWriter.Unmentioned = .remove, faults: FileFaults = .none
  ) throws -> PublishResult {
    try Self.build(
      target, texts, builtAt: builtAt, unmentioned: unmentioned, faults: faults)
  }

  @discardableResult
  static func build(
    _ target: SiteTarget, _ texts: [String: String],
    builtAt: String = "2026-03-31T08:00:00-03:00",
    unmentioned: SiteWriter.Unmentioned = .remove, faults: FileFaults = .none
  ) throws -> PublishResult {
    let writer = try SiteWriter(target, patience: .none, faults: faults)
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      try writer.add(path, Array(text.utf8))
    }
    return try writer.publish(
      BuildStamp(program: "carteira test", builtAt: builtAt), unmentioned: unmentioned)
  }

  /// Every file of the site but the manifest, by path.
  func texts() throws -> [String: String] { try Self.texts(in: path) }

  static func texts(in path: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    func read(_ prefix: String) throws {
      for entry in try FileSystem.disk.list(FilePath.join(path, prefix)) {
        let inner = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
        if entry.kind == .folder {
          try read(inner)
        } else if inner != "build.json" {
          texts[inner] = try FileSystem.disk.readText(path + "/" + inner)
        }
      }
    }
    if FileSystem.disk.isFolder(path) { try read("") }
    return texts
  }

  /// What lies beside the site, the lock aside.
  func besides() throws -> [String] {
    try FileSystem.disk.list(folder("output")).map(\.name).filter {
      $0 != "site" && $0 != ".site.lock"
    }
  }

  func info(_ inner: String) throws -> FileInfo { try FileSystem.disk.info(path + "/" + inner) }

  func put(_ text: String, at inner: String) throws {
    try FileSystem.disk.createFolder(FilePath.parent(of: path + "/" + inner))
    try FileSystem.disk.write(text, to: path + "/" + inner)
  }

  func link(_ inner: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + inner, withDestinationPath: destination)
  }

  /// A site of a home page and some clients with two pages each.
  static func pages(clients: Int, version: String = "1") -> [String: String] {
    var texts = ["index.html": "home \(version)", "clients/index.html": "list"]
    for client in 0..<clients {
      texts["clients/c\(client)/index.html"] = "client \(client)"
      texts["clients/c\(client)/profile.md"] = "# client \(client)"
    }
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
