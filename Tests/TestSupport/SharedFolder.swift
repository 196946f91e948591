public import Foundation

/// The folder of vectors, conformance suites and real data that may stand beside the project.
///
/// It is not published. Tests that need it say so and pass when it is absent:
/// `@Test(.enabled(if: SharedFolder.isPresent, "the shared folder is not here"))`.
public enum SharedFolder {
  /// Where it is: what `CARTEIRA_SHARED` names, else the first folder `shared` in or above the
  /// checkout; nil when there is none.
  public static let root: URL? = find()

  /// Whether the folder is there.
  public static var isPresent: Bool { root != nil }

  /// The address of a file or folder in it, for instance `vectors/br_ids.csv`; nil when absent.
  public static func url(_ path: String) -> URL? {
    guard let url = root?.appendingPathComponent(path),
      FileManager.default.fileExists(atPath: url.path)
    else { return nil }
    return url
  }

  /// The path of a file or folder in it for the file system; nil when absent.
  public static func path(_ path: String) -> String? { url(path)?.path }

  /// The bytes of a file in it; nil when absent.
  public static func bytes(_ path: String) -> [UInt8]? {
    guard let url = url(path), let data = try? Data(contentsOf: url) else { return nil }
    return [UInt8](data)
  }

  /// The UTF-8 text of a file in it; nil when absent.
  public static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The rows of a small CSV file in it as dictionaries by heading; empty when absent.
  ///
  /// Reads commas, quotes and doubled quotes: enough for the vectors, and independent of the
  /// reader that the tests examine.
  public static func rows(_ path: String) -> [[String: String]] {
    guard let text = text(path) else { return [] }
    let records = records(of: text)
    guard let header = records.first else { return [] }
    return records.dropFirst().map { record in
      Dictionary(zip(header, record), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var pending = scalars.next()
    while let scalar = pending {
      pending = scalars.next()
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if pending == "\"" {
          field.append(scalar)
          pending = scalars.next()
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case "\r": continue
      case ",", "\n":
        record.append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      default: field.append(scalar)
      }
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [String(field)]) }
    return records
  }

  private static func find() -> URL? {
    if let named = ProcessInfo.processInfo.environment["CARTEIRA_SHARED"], !named.isEmpty {
      return isFolder(named) ? URL(fileURLWithPath: named) : nil
    }
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("shared")
      if isFolder(candidate.appendingPathComponent("vectors").path) { return candidate }
    }
    return nil
  }

  private static func isFolder(_ path: String) -> Bool {
    let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory == true
  }
}
