/// Reads the fixture's clients with their rows, some at a time.
struct FixtureReader {
  private var clients: RecordReader
  private var positions: RecordReader
  private var pending: [String]?
  private static let batch = 512

  /// Opens the two files of a folder.
  init(_ folder: String) throws {
    clients = try RecordReader("\(folder)/clients.csv", columns: 15)
    positions = try RecordReader("\(folder)/positions.csv", columns: 6)
    pending = try positions.next()
  }

  /// The clients that come next; none at the end of the file.
  mutating func nextClients() throws -> [ClientRecord] {
    var batch: [ClientRecord] = []
    while batch.count < FixtureReader.batch, let fields = try clients.next(), fields.count == 15 {
      batch.append(ClientRecord(fields: fields, positions: try nextPositions(of: fields[0])))
    }
    return batch
  }

  /// The rows of a client; both files are in the order of clients.
  private mutating func nextPositions(of client: String) throws -> [ClientRecord.Position] {
    var found: [ClientRecord.Position] = []
    while let row = pending, row[0] == client {
      found.append(
        ClientRecord.Position(
          product: row[1], quantity: Int(row[2]) ?? 0, priceCents: cents(row[3]),
          status: row[4], due: row[5]))
      pending = try positions.next()
    }
    return found
  }

  /// A price of at most two decimals behind a point as cents.
  private func cents(_ text: String) -> Int64 {
    var value: Int64 = 0
    var decimals = -1
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        decimals = 0
      } else {
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        if decimals >= 0 { decimals += 1 }
      }
    }
    return decimals == 1 ? value * 10 : decimals == 2 ? value : value * 100
  }
}
