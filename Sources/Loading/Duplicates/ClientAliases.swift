public import Diagnostics
public import Files
import Settings

/// Ids under which other systems know a client: what `aliases.yaml` beside the configuration says.
///
/// A mapping of the id that stays to the others: `C-001: [PD-77, HS-12]`.
public struct ClientAliases: Sendable, Equatable {
  /// The name of the file in the portfolio folder.
  public static let fileName = "aliases.yaml"

  /// The id that stays, by each of the others.
  public private(set) var mains: [String: String] = [:]

  /// No aliases.
  public init() {}

  /// Whether there is none.
  public var isEmpty: Bool { mains.isEmpty }

  /// Reads the file of a portfolio folder; none is fine.
  ///
  /// - Throws: Where it says something else, or one id is to be two clients.
  public init(in folder: String, _ fileSystem: FileSystem) throws(DiagnosticsError) {
    let path = FilePath.join(folder, ClientAliases.fileName)
    guard let info = fileSystem.existing(path) else { return }
    let text: String
    do throws(FileError) {
      // A folder or a pipe in its place would else be as if nobody had another id.
      guard info.kind == .file else { throw FileError(.wrongKind, path: path) }
      text = try fileSystem.readText(path, limit: 16 << 20)
    } catch {
      throw error.asDiagnostics(ClientAliases.fileName)
    }
    let root = try SettingsNode.parse(text, file: ClientAliases.fileName, limits: .table)
    guard let entries = root.entries else {
      if root.isNull { return }
      throw ClientAliases.refusal(root)
    }
    for entry in entries {
      guard let others = entry.value.elements ?? (entry.value.text == nil ? nil : [entry.value])
      else { throw ClientAliases.refusal(entry.value) }
      for other in others {
        guard let id = other.text, !id.isEmpty, id != entry.key.text, mains[id] == nil else {
          throw ClientAliases.refusal(other)
        }
        mains[id] = entry.key.text
      }
    }
    // A client that stays is nobody's other id: chains would depend on their order.
    for entry in entries where mains[entry.key.text] != nil {
      throw DiagnosticsError([
        entry.key.diagnostic(.badAlias, facts: ["found": entry.key.text])
      ])
    }
  }

  /// Takes over that some ids are another's.
  public mutating func add(_ others: [String], to main: String) {
    let main = mains[main] ?? main
    for other in others where other != main {
      for (id, old) in mains where old == other { mains[id] = main }
      mains[other] = main
    }
  }

  /// The file.
  ///
  /// - Parameter comment: A line that says what it is for.
  /// - Returns: Its text, the same for the same aliases.
  public func text(comment: String) -> String {
    var others: [String: [String]] = [:]
    for (other, main) in mains { others[main, default: []].append(other) }
    func precedes(_ left: String, _ right: String) -> Bool {
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    let lines = others.keys.sorted(by: precedes).map { main in
      let ids = (others[main] ?? []).sorted(by: precedes).map(CanonicalTables.quoted)
      return "\(CanonicalTables.quoted(main)): [\(ids.joined(separator: ", "))]"
    }
    return (["# " + comment] + lines).joined(separator: "\n") + "\n"
  }

  private static func refusal(_ node: SettingsNode) -> DiagnosticsError {
    DiagnosticsError([node.diagnostic(.badAlias, facts: ["found": node.written])])
  }
}
