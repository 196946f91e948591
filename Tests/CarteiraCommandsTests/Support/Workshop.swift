import Foundation
import TestSupport

/// A portfolio folder for one test.
struct Workshop {
  static let heading = "Código do cliente;Razão Social;Número da nota;Emissão;Produto;Valor total\n"
  static let rows = """
    1017;Padaria São João;88231;25/10/2026;Farinha;1.234,56
    1017;Padaria São João;88102;20/09/2026;Farinha;980,00
    1018;Bar do Zé;88300;26/10/2026;Café;250,00

    """

  let folder: TemporaryFolder

  /// A folder with invoices and the configuration given.
  init(
    invoices: String? = heading + rows,
    configuration: String? = "name: Sol\nlocale: en\nas-of: 2026-11-16\n"
  ) throws {
    folder = try TemporaryFolder()
    if let configuration { try put(configuration, at: "carteira.yaml") }
    if let invoices { try put(invoices, at: "data/notas.csv") }
  }

  func put(_ text: String, at path: String) throws { try put(Data(text.utf8), at: path) }

  func put(_ bytes: Data, at path: String) throws {
    let url = URL(fileURLWithPath: folder(path))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder(path)).map { String(decoding: $0, as: UTF8.self) }
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.path, environment: environment)
  }

  /// Every file below a folder by its path in it, with its bytes.
  func tree(_ path: String) -> [String: Data] {
    let root = folder(path)
    guard let names = FileManager.default.enumerator(atPath: root) else { return [:] }
    var found: [String: Data] = [:]
    for case let name as String in names {
      let file = root + "/" + name
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      let kind = attributes?[.type] as? FileAttributeType
      guard kind == .typeRegular else { continue }
      found[name] = FileManager.default.contents(atPath: file)
    }
    return found
  }
}
