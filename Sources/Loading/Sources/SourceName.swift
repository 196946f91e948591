import Files
import Unpacking

/// The names of files of sources, and of files within packed ones: `data/notas.zip/2026.csv`.
enum SourceName {
  /// What another program hands over.
  static let standardInput = "-"
  /// Files that are tables, by their endings.
  private static let endings = [
    ".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".xlsx", ".xlsm", ".ods",
  ]

  /// Whether it is the address of a PostgreSQL server.
  static func isServer(_ name: String) -> Bool {
    name.hasPrefix("postgresql://") || name.hasPrefix("postgres://")
  }

  /// Whether the address of a server holds a password, which would be shown wherever the source is.
  static func hasPassword(_ address: String) -> Bool {
    let rest = address.drop { $0 != "/" }.drop { $0 == "/" }
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let isInUser = host.contains("@") && host.prefix { $0 != "@" }.contains(":")
    return isServer(address) && (isInUser || address.contains("password="))
  }

  /// Whether a file is packed together with others.
  static func isPackage(_ name: String) -> Bool { name.lowercased().hasSuffix(".zip") }

  /// Whether a file is a table, packed by itself or not.
  static func isTable(_ name: String) -> Bool {
    let bare = unpacked(name).lowercased()
    let last = FilePath.name(of: bare)
    return endings.contains { bare.hasSuffix($0) } && !last.hasPrefix(".") && !last.hasPrefix("~$")
  }

  /// The name without the ending of what packed it.
  static func unpacked(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// The package that a name or pattern goes into, and what it names there; nil where there is none.
  static func parts(_ name: String) -> (package: String, member: String)? {
    let names = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let at = names.dropLast().firstIndex(where: isPackage) else { return nil }
    return (
      names[...at].joined(separator: "/"), names[(at + 1)...].joined(separator: "/")
    )
  }

  /// The tables in a package that match a pattern: all where there is none.
  static func members(_ archive: ZipArchive, matching pattern: String?) -> [String] {
    let names = archive.entries.filter { !$0.isFolder }.map(\.name)
    let found = names.filter { name in
      guard let pattern else { return isTable(name) && !name.hasPrefix("__MACOSX/") }
      let (parts, wanted) = (name.split(separator: "/"), pattern.split(separator: "/"))
      return parts.count == wanted.count
        && zip(parts, wanted).allSatisfy { Glob.matches(String($0), String($1)) }
    }
    return Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
