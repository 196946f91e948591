import Diagnostics
import Files
import Portfolio
import TestSupport
import Testing

@testable import Loading

@Suite("Rejected rows")
struct RejectionTests {
  @Test("say what is wrong and where, whatever the blocks", arguments: [1, 30, 64, 1 << 19])
  func rows(_ blockSize: Int) throws {
    var folder = TestFolder([
      "data/notas.csv": """
      sep=;
      cliente;data;valor;obs
      A;2026-01-01;1,00;"um
      dois
      três"
      A;2026-02-30;1,00;x
      A;2026-01-01
      A;2026-01-01;1,00;x;y
      A;1826-01-01;1,00;x
      "A";"2026-01-01";" 1O,00 ";"x"
      A;2026-01-01;;x
      A;;1,00;x
      A;2026-01-01;1,00;"x" y
      "com ""aspas\""";"2026-01-0X";1,00;x
      """
    ])
    folder.blockSize = blockSize
    let loaded = try folder.load()
    #expect(
      loaded.rejectedLines == [
        "6 E123", "7 E120", "8 E121", "9 E124", "10 E125", "11 E130", "12 E129", "13 E122",
        "14 E123",
      ])
    #expect(loaded.quality.files[0].rejected == 9)
    #expect(loaded.quality.files[0].rows == 10)
    let amount = try #require(loaded.findings("E125").first)
    #expect(amount.location == SourceLocation(file: "data/notas.csv", line: 10, column: 19))
    #expect(amount.suggestion == "10,00")
    #expect(amount.facts["found"] == "1O,00")
    #expect(loaded.findings("E123").map(\.location?.column) == [3, 18])
    let rejected = try #require(loaded.rejected.first)
    #expect(rejected.rows[1].cells == ["A", "2026-01-01"])
    #expect(rejected.rows[8].cells[0] == "com \"aspas\"")
    #expect(rejected.unlisted == 0)
  }

  @Test("are all counted, and kept up to a limit, the same ones for any number of threads")
  func many() throws {
    var text = "cliente;data;valor\nA;2026-01-01;1,00\n"
    for number in 0..<(InvoiceScan.rejectedLimit + 500) { text += "A;2026-01-01;x\(number)\n" }
    for (threads, blockSize) in [(1, 1 << 19), (8, 5000)] {
      var folder = TestFolder(["data/notas.csv": text])
      (folder.threads, folder.blockSize) = (threads, blockSize)
      let loaded = try folder.load()
      #expect(loaded.log.counts.values.reduce(0, +) == InvoiceScan.rejectedLimit + 500)
      #expect(loaded.rejected[0].rows.map(\.line) == Array(3..<InvoiceScan.rejectedLimit + 3))
      #expect(loaded.rejected[0].unlisted == 500)
    }
  }

  @Test("of tables other than invoices have surplus cells or no id; short ones are noted")
  func tables() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "código;nome;cidade;obs\nA;um;SP;x;sobra\nB;dois\nC;três;RJ\n;;;\n"
    ]).load()
    #expect(loaded.rejectedLines == ["2 E121"])
    #expect(loaded.portfolio.clients.map(\.id) == ["B", "C"])
    #expect(loaded.codes == ["E121×1", "N162×1"])
    #expect(loaded.findings("N162").first?.location?.line == 3)
  }

  @Test("are not those whose values only describe: what cannot be read stays unknown")
  func values() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código;nome;kind;CPF/CNPJ;UF;CEP;telefone;cliente desde;funcionários
      A;um;talvez;111.111.111-11;XX;1;1;ontem;1.234
      """
    ]).load()
    let client = try loaded.client("A")
    #expect(client.kind == nil && client.document == nil && client.postalCode == nil)
    #expect(client.state == "XX")
    #expect(client.phone == "1")
    #expect(client.employees == 1234)
    #expect(loaded.codes == ["W144×1", "W145×1", "W146×1", "W147×1", "W148×1", "W149×1"])
    #expect(loaded.findings("W146").first?.facts["reason"] == "repeated")
  }

  @Test("do not arise from constants, which are read like cells")
  func constants() throws {
    let loaded = try TestFolder(
      ["data/c.csv": "código\nA\n"],
      sources: """
        clients:
          file: data/c.csv
          columns: {since: {constant: 2020-01-31}, employees: {constant: "40"}, kind: {constant: empresa}}
        """
    ).load()
    let client = try loaded.client("A")
    #expect(client.since == Day(iso: "2020-01-31"))
    #expect(client.employees == 40)
    #expect(client.kind == .company)
    #expect(loaded.codes == [])
  }
}

@Suite("Files that change while they are read")
struct ChangeTests {
  /// The disk, on which a file is changed as soon as it has been opened.
  private func load(_ change: @escaping @Sendable (FileSystem, String) -> Void) throws
    -> [Diagnostic]?
  {
    let folder = try TemporaryFolder()
    let disk = FileSystem.disk
    try disk.createFolder(folder("data"))
    var text = "cliente;data;valor;obs\n"
    for number in 0..<50_000 { text += "C\(number % 90);2026-01-01;1,00;\"a\nb\"\n" }
    try disk.write(text, to: folder("data/notas.csv"))
    var operations = disk.operations
    operations.open = { (path) throws(FileError) in
      let file = try disk.open(path)
      change(disk, path)
      return file
    }
    let request = LoadRequest(
      sources: .conventional, folder: folder.path, fileSystem: FileSystem(operations),
      day: Day(number: 20_700), threads: 2)
    do throws(DiagnosticsError) {
      _ = try PortfolioLoader.load(request)
      return nil
    } catch {
      return error.diagnostics
    }
  }

  @Test("are refused, not blamed for what is missing", arguments: ["cut", "longer", "replaced"])
  func changed(_ how: String) throws {
    let found = try load { disk, path in
      guard let bytes = try? disk.read(path) else { return }
      switch how {
      case "cut": try? disk.write(Array(bytes.prefix(bytes.count * 2 / 3 + 3)), to: path)
      case "longer": try? disk.write(bytes + Array("C1;2026-01-01;1,00;x\n".utf8), to: path)
      default: try? disk.write(bytes.reversed() + [0x0A], to: path)
      }
    }
    #expect(found?.map(\.code.id) == ["E424"])
  }

  @Test("are fine while they stay as they are")
  func unchanged() throws {
    let found = try load { _, _ in }
    #expect(found == nil)
  }
}
