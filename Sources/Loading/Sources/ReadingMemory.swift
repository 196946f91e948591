import Files
import Portfolio
import Synchronization

/// What was read of a portfolio, for those who read it again and again, such as a preview: where the files of a
/// table are as they were and everything they name is called the same, they are not read again.
///
/// It holds for one configuration and day: whoever has other ones begins with a new memory.
public final class ReadingMemory: Sendable {
  /// What is remembered each by itself.
  enum Part: Hashable {
    case table(TableName)
    case invoices
    case products
  }

  /// What a reading follows from.
  struct Ground: Hashable {
    /// The files as they stood before they were read.
    let files: [String: FileInfo]
    /// What cells could name then.
    let names: Int
  }

  private struct Reading: Sendable {
    let ground: Ground
    let value: any Sendable
  }

  private let readings = Mutex<[Part: Reading]>([:])

  /// A memory of nothing.
  public init() {}

  /// What was read on the same ground, else what is read now.
  func value<Value: Sendable, Failure: Error>(
    of part: Part, on ground: Ground?, _ read: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let ground else { return try read() }
    let known = readings.withLock { $0[part] }
    if let known, known.ground == ground, let value = known.value as? Value { return value }
    let value = try read()
    readings.withLock { $0[part] = Reading(ground: ground, value: value) }
    return value
  }
}

extension LoadRequest {
  /// Endings of files that hold all that is read of them, so that size and time tell whether it changed.
  private static let lasting: Set<String> = [
    "csv", "tsv", "txt", "json", "jsonl", "ndjson", "yaml", "yml", "xlsx", "ods", "gz",
  ]

  /// What the reading of some tables follows from.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - names: A number for what cells can name.
  /// - Returns: The ground; nil where they must be read, whatever was read before.
  func ground(
    of tables: [TableName], naming names: @autoclosure () -> Int
  ) -> ReadingMemory.Ground? {
    // Whoever keeps every row, or hides some, wants to see them.
    guard memory != nil, canonical == nil, screen == nil else { return nil }
    var files: [String: FileInfo] = [:]
    for table in tables {
      for source in sources(of: table) {
        guard let found = try? self.files(of: source) else { return nil }
        for name in found {
          guard let ending = name.split(separator: ".").last?.lowercased(),
            LoadRequest.lasting.contains(ending), let info = fileSystem.existing(path(of: name)),
            info.kind == .file
          else { return nil }
          files[name] = info
        }
      }
    }
    return ReadingMemory.Ground(files: files, names: names())
  }

  /// What was read of something before on the same ground, else what is read now.
  func remembering<Value: Sendable, Failure: Error>(
    _ part: ReadingMemory.Part, on ground: ReadingMemory.Ground?,
    _ read: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let memory else { return try read() }
    return try memory.value(of: part, on: ground, read)
  }
}

extension LoadingContext {
  /// A number for what cells can name, another one where anything is called otherwise.
  var fingerprint: Int {
    var hasher = Hasher()
    clients.hash(into: &hasher)
    hasher.combine(countries)
    hasher.combine(rates)
    for (table, names) in names.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      hasher.combine(table)
      hasher.combine(names.fingerprint)
    }
    return hasher.finalize()
  }
}

extension KnownClients {
  /// Adds who is called what, in whatever order it was learnt.
  func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(hasStores)
    var sum = 0
    for number in 0..<names.count {
      var name = Hasher()
      name.combine(names[number])
      name.combine(positions[number])
      sum &+= name.finalize()
    }
    hasher.combine(sum)
  }
}
