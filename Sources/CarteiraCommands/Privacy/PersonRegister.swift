import Diagnostics
import Files
import Glibc
import Loading
import Portfolio
import Privacy
import Publishing

/// The file that remembers who was erased and who withdrew what: keyed hashes, days and purposes, nothing
/// else.
///
/// ```
/// carteira-persons 1 <hash of nothing, which tells whether the key is the same>
/// erased 2026-11-27 k:<hash> t:<hash>
/// withdrawn 2026-01-15 p:marketing k:<hash>
/// ```
///
/// A withdrawal without a purpose is one of everything. The file lies beside the configuration, in
/// `privacy/persons.txt`, and not in the output: it must outlive every build.
struct PersonRegister: Sendable {
  static let variable = "CARTEIRA_PRIVACY_KEY"
  private static let lockName = ".persons.lock"
  /// How many seconds another process is waited for.
  private static let patience = 60
  private static let heading = "carteira-persons 1 "

  let path: String
  private let fileSystem: FileSystem

  /// The register of a portfolio folder.
  init(folder: String, _ fileSystem: FileSystem = .disk) {
    path = FilePath.join(folder, "privacy/persons.txt")
    self.fileSystem = fileSystem
  }

  /// The key from the environment; nil without one that is long enough.
  static var hash: KeyedHash? {
    unsafe getenv(variable).map { unsafe String(cString: $0) }.flatMap { KeyedHash(key: $0) }
  }

  /// Who is in it; nil where there is none.
  ///
  /// - Throws: Where there is one and the key is missing or another: nobody would be known again.
  func suppression() throws(DiagnosticsError) -> Suppression? {
    guard try isThere() else { return nil }
    guard let hash = PersonRegister.hash else {
      throw DiagnosticsError([PrivacyKey.missing(PersonRegister.variable)])
    }
    var suppression = Suppression(hash)
    for (number, line) in try lines().enumerated() {
      var words = line.split(separator: " ").map(String.init)
      if number == 0 {
        guard line == PersonRegister.heading + PersonRegister.sign(hash) else {
          throw refused(
            line.hasPrefix(PersonRegister.heading) ? .registerOfOtherKey : .registerDamaged, 1)
        }
        continue
      }
      var purpose: ContactPurpose?
      if words.count > 3, words[2].hasPrefix("p:") {
        purpose = ContactPurpose(rawValue: String(words.remove(at: 2).dropFirst(2)))
        if purpose == nil { throw refused(.registerDamaged, number + 1) }
      }
      guard words.count >= 3, let day = Day(iso: words[1]), let marks = marks(words.dropFirst(2))
      else { throw refused(.registerDamaged, number + 1) }
      switch words[0] {
      case "erased": suppression.erase(marks)
      case "withdrawn": suppression.withdraw(marks, of: purpose, on: day.number)
      default: throw refused(.registerDamaged, number + 1)
      }
    }
    return suppression
  }

  /// The lines about those who were erased: what tells whether anybody was since.
  ///
  /// - Returns: None where there is no register; those about withdrawals are not among them.
  /// - Throws: When it cannot be read.
  func erasures() throws(DiagnosticsError) -> Set<String> {
    guard try isThere() else { return [] }
    return Set(try lines().filter { $0.hasPrefix("erased ") })
  }

  /// A person to add.
  struct Entry {
    let marks: Suppression.Marks
    let day: Day
    /// What was withdrawn; nil for everything, and for an erasure.
    var purpose: ContactPurpose?
  }

  /// Adds people.
  ///
  /// - Parameters:
  ///   - kind: `erased` or `withdrawn`.
  ///   - people: Their hashes, and the day.
  ///   - hash: The key.
  /// - Throws: When the disk fails, or another process writes for too long.
  func add(
    _ kind: String, _ people: [Entry], _ hash: KeyedHash
  ) throws(DiagnosticsError) {
    // What another process adds between reading and writing would be gone: somebody who was erased.
    let lock = try lifting { () throws(Diagnostic) in try takeLock() }
    defer { withExtendedLifetime(lock) {} }
    var lines = try isThere() ? lines() : []
    if lines.isEmpty { lines = [PersonRegister.heading + PersonRegister.sign(hash)] }
    for person in people {
      let keys = person.marks.keys.map(\.hex).sorted().map { "k:" + $0 }
      let texts = person.marks.texts.map(\.hex).sorted().map { "t:" + $0 }
      let purpose = person.purpose.map { ["p:" + $0.rawValue] } ?? []
      let line = (["\(kind) \(person.day)"] + purpose + keys + texts).joined(separator: " ")
      if !lines.contains(line) { lines.append(line) }
    }
    let text = lines.joined(separator: "\n") + "\n"
    try lifting { () throws(Diagnostic) in try AtomicFile.write(path, Array(text.utf8)) }
  }

  private func takeLock() throws(Diagnostic) -> FileLock {
    let folder = FilePath.parent(of: path)
    let name = PersonRegister.lockName
    var holder: String?
    do throws(FileError) {
      try FileSystem.disk.createFolder(folder)
      let place = try Folder(at: folder)
      for _ in 0..<PersonRegister.patience * 10 {
        if let lock = try FileLock.take(name, in: place) { return lock }
        FileLock.pause()
      }
      holder = FileLock.holder(name, in: place)
    } catch {
      throw .locking(error)
    }
    throw Diagnostic(
      .siteIsLocked, at: SourceLocation(file: path),
      facts: [
        "path": path, "process": holder ?? "?", "seconds": String(PersonRegister.patience),
      ])
  }

  private static func sign(_ hash: KeyedHash) -> String {
    hash.digest(of: "carteira-persons").hex
  }

  private func marks(_ words: ArraySlice<String>) -> Suppression.Marks? {
    var marks = Suppression.Marks()
    for word in words {
      guard let digest = Digest(hex: word.dropFirst(2)) else { return nil }
      if word.hasPrefix("k:") {
        marks.keys.insert(digest)
      } else if word.hasPrefix("t:") {
        marks.texts.insert(digest)
      } else {
        return nil
      }
    }
    return marks
  }

  /// Whether there is a register; what has its name and is no file, such as a link to nowhere or a pipe, is
  /// refused: without the register, whoever was erased would be back.
  private func isThere() throws(DiagnosticsError) -> Bool {
    if fileSystem.isFile(path) { return true }
    let name = FilePath.name(of: path)
    do throws(FileError) {
      let names = try fileSystem.list(FilePath.parent(of: path)).map(\.name)
      guard names.contains(name) else { return false }
    } catch {
      // A folder that may not be looked into may hold one.
      if error.kind == .missing || error.kind == .wrongKind { return false }
      throw DiagnosticsError([error.finding])
    }
    throw DiagnosticsError([FileError(.wrongKind, path: path).finding])
  }

  private func lines() throws(DiagnosticsError) -> [String] {
    do throws(FileError) {
      return try fileSystem.readText(path, limit: 64 << 20).split(separator: "\n").map(String.init)
    } catch {
      throw DiagnosticsError([error.finding(at: SourceLocation(file: path))])
    }
  }

  private func refused(_ code: DiagnosticCode, _ line: Int) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        code,
        facts: ["path": path, "line": String(line), "variable": PersonRegister.variable])
    ])
  }
}

extension PersonScreen {
  /// Asks a list of hashes.
  init(_ suppression: Suppression) {
    self.init(
      isErased: { clues in
        var found = Suppression.Clues()
        found.table = clues.table
        found.id = clues.id
        found.name = clues.name
        found.email = clues.email
        found.document = clues.document
        return suppression.isErased(found)
      }, namesErased: { suppression.namesErased($0, in: $1) }, alias: suppression.alias,
      scrub: suppression.scrubbed)
  }
}

extension Workplace {
  /// Refuses to put in place what was made of records that were read before somebody was erased.
  ///
  /// - Throws: Where the register has a line about somebody that it did not have when the settings were read.
  func checkErasures() throws(Diagnostic) {
    let register = PersonRegister(folder: folder)
    let meanwhile = Diagnostic(.erasedMeanwhile, facts: ["path": register.path])
    let lines: Set<String>
    do throws(DiagnosticsError) { lines = try register.erasures() } catch {
      throw error.diagnostics.first ?? meanwhile
    }
    guard lines.isSubset(of: erasures) else { throw meanwhile }
  }

  /// Ids of the people of a portfolio of whose withdrawals the register knows.
  func withdrawals(in portfolio: Portfolio) -> Set<String> {
    guard let suppression, !suppression.saysNothing else { return [] }
    return Set(
      portfolio.contacts.filter { !suppression.withdrawals(Suppression.Clues($0)).isEmpty }
        .map(\.id))
  }
}

extension LoadedPortfolio {
  /// The same with the withdrawals that a list remembers, unless a basis was given after them.
  func knowing(_ suppression: Suppression) -> LoadedPortfolio {
    guard !suppression.saysNothing else { return self }
    return mapContacts { contact in
      let known = suppression.withdrawals(Suppression.Clues(contact))
      guard !known.isEmpty else { return contact }
      var contact = contact
      var bases = contact.bases
      for (purpose, day) in known { bases.withdraw(purpose, on: Day(number: day)) }
      contact.bases = bases
      return contact
    }
  }
}

extension Suppression.Clues {
  /// What a contact is known by.
  init(_ contact: Contact) {
    self.init()
    table = .contacts
    id = contact.id
    name = contact.name ?? ""
    email = contact.email ?? ""
    phone = contact.phone ?? ""
  }
}
