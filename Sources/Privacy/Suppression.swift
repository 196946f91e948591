public import Files
public import Portfolio

/// Who was erased, or withdrew, as keyed hashes: enough to know somebody again, and no more.
public struct Suppression: Sendable {
  /// What somebody is known by; empty where it is not.
  public struct Clues: Sendable, Hashable {
    /// The table that the id is of, contacts or clients, both of which may count from 1; nil where that
    /// is not known.
    public var table: TableName?
    /// The id in the data.
    public var id = ""
    /// The full name.
    public var name = ""
    /// The e-mail address.
    public var email = ""
    /// CPF or CNPJ, however written.
    public var document = ""
    /// The telephone, however written.
    public var phone = ""

    /// Nothing yet.
    public init() {}
  }

  /// The hashes of one person: to be kept.
  public struct Marks: Sendable, Hashable {
    /// What tells that a record is the person's.
    public var keys: Set<Digest> = []
    /// What is taken out of texts, too.
    public var texts: Set<Digest> = []

    /// Nothing yet.
    public init() {}
  }

  private let hash: KeyedHash
  private var keys: Set<Digest> = []
  private var texts: Set<Digest> = []
  /// By mark, then by purpose; under nil those of everything.
  private var withdrawals: [Digest: [ContactPurpose?: Int32]] = [:]

  /// A list that is empty.
  public init(_ hash: KeyedHash) {
    self.hash = hash
  }

  /// Whether nobody was erased.
  public var isEmpty: Bool { keys.isEmpty }
  /// Whether nobody is on the list at all.
  public var saysNothing: Bool { keys.isEmpty && withdrawals.isEmpty }

  /// Adds somebody who was erased.
  public mutating func erase(_ marks: Marks) {
    keys.formUnion(marks.keys)
    texts.formUnion(marks.texts)
  }

  /// Adds somebody who withdrew on a day: what serves a purpose, or everything where that is nil.
  public mutating func withdraw(
    _ marks: Marks, of purpose: ContactPurpose? = nil, on day: Int32
  ) {
    for key in marks.keys {
      withdrawals[key, default: [:]][purpose] = max(withdrawals[key]?[purpose] ?? day, day)
    }
  }

  /// The hashes of somebody.
  ///
  /// A telephone is no mark of its own, since colleagues share it; a name is one only in texts, since two
  /// people may have the same.
  public func marks(_ clues: Clues) -> Marks {
    var marks = Marks()
    func add(_ kind: String, _ text: String) -> Digest? {
      text.isEmpty ? nil : hash.digest(of: "\(kind)\u{0}\(text)")
    }
    let email = Suppression.plainEmail(clues.email)
    let digits = Suppression.digits(clues.document)
    let ids = Suppression.idKinds(of: clues.table).map { add($0, clues.id) }
    for key in ids + [add("email", email), add("digits", digits)] {
      if let key { marks.keys.insert(key) }
    }
    for text in [add("email", email), add("digits", digits)] {
      if let text { marks.texts.insert(text) }
    }
    if let phone = add("digits", Suppression.digits(clues.phone)) { marks.texts.insert(phone) }
    let words = Suppression.words(clues.name)
    if words.count >= 2, let name = add("words", words.joined(separator: " ")) {
      marks.texts.insert(name)
      if marks.keys.isEmpty { marks.keys.insert(name) }
    }
    return marks
  }

  /// Every hash by which somebody may be in a list: those of ``marks(_:)``, and the id as lists had it that
  /// did not tell the tables apart.
  private func known(by clues: Clues) -> Set<Digest> {
    var known = marks(clues).keys
    if !clues.id.isEmpty, !Suppression.idKinds(of: clues.table).isEmpty {
      known.insert(hash.digest(of: "id\u{0}\(clues.id)"))
    }
    return known
  }

  /// Whether a record is of somebody who was erased.
  public func isErased(_ clues: Clues) -> Bool {
    guard !keys.isEmpty else { return false }
    if !known(by: clues).isDisjoint(with: keys) { return true }
    let name = Suppression.words(clues.name).joined(separator: " ")
    return !name.isEmpty && keys.contains(hash.digest(of: "words\u{0}\(name)"))
  }

  /// Whether a text that names a person, by id, name or address, names one who was erased.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - table: The table whose ids it may hold; where that is not known, a number is no id.
  /// - Returns: Whether it does.
  public func namesErased(_ text: String, in table: TableName? = nil) -> Bool {
    guard !keys.isEmpty, !text.isEmpty else { return false }
    var clues = Clues()
    clues.table = table
    if table != nil || !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { clues.id = text }
    if text.utf8.contains(0x40) { clues.email = text }
    if isErased(clues) { return true }
    let words = Suppression.words(text).joined(separator: " ")
    return texts.contains(hash.digest(of: "words\u{0}\(words)"))
  }

  /// The last day on which somebody withdrew what serves a purpose, or everything where that is nil; nil
  /// where nobody knows of it.
  public func withdrawal(_ clues: Clues, of purpose: ContactPurpose? = nil) -> Int32? {
    withdrawals(clues).last { $0.purpose == purpose || $0.purpose == nil }?.day
  }

  /// What somebody withdrew, and the last day of each, in the order of days.
  public func withdrawals(_ clues: Clues) -> [(purpose: ContactPurpose?, day: Int32)] {
    guard !withdrawals.isEmpty else { return [] }
    var days: [ContactPurpose?: Int32] = [:]
    for key in known(by: clues) {
      days.merge(withdrawals[key] ?? [:]) { max($0, $1) }
    }
    let order = [nil] + ContactPurpose.allCases.map(Optional.some)
    return order.compactMap { purpose in days[purpose].map { (purpose, $0) } }
      .sorted { $0.1 < $1.1 }
  }

  /// Whether a message must not go to an address.
  public func refuses(address: String) -> Bool {
    var clues = Clues()
    clues.email = address
    return isErased(clues)
  }

  /// The id in place of an erased client's.
  public func alias(_ id: String) -> String {
    "erased-" + hash.alias(of: id, kind: "erased", digits: 16)
  }

  /// A text without the names, addresses and numbers of those who were erased.
  public func scrubbed(_ text: String) -> String {
    guard !texts.isEmpty else { return text }
    let tokens = Suppression.tokens(text)
    var gone: [Range<String.Index>] = []
    for (index, token) in tokens.enumerated() {
      if let last = gone.last, token.range.lowerBound < last.upperBound { continue }
      if let range = address(around: token.range, in: text) { gone.append(range); continue }
      for count in 2...6 where index + count <= tokens.count {
        let name = tokens[index..<index + count].map(\.word).joined(separator: " ")
        guard texts.contains(hash.digest(of: "words\u{0}\(name)")) else { continue }
        gone.append(token.range.lowerBound..<tokens[index + count - 1].range.upperBound)
        break
      }
    }
    guard !gone.isEmpty else { return text }
    var output = ""
    var place = text.startIndex
    for range in gone {
      output += text[place..<range.lowerBound]
      output += "•••"
      place = range.upperBound
    }
    return output + text[place...]
  }

  /// The address or long number that a word begins, where it is of somebody who was erased.
  private func address(
    around word: Range<String.Index>, in text: String
  ) -> Range<String.Index>? {
    let end =
      text[word.lowerBound...].firstIndex {
        $0.isWhitespace || "<>,;\"'|".contains($0)
      } ?? text.endIndex
    var piece = text[word.lowerBound..<end]
    while let last = piece.last, ".:)]}!?".contains(last) { piece.removeLast() }
    if piece.contains("@"),
      texts.contains(hash.digest(of: "email\u{0}\(Suppression.plainEmail(String(piece)))"))
    {
      return piece.startIndex..<piece.endIndex
    }
    guard text[word.lowerBound].isNumber else { return nil }
    let run = text[word.lowerBound...].prefix { $0.isNumber || " .-/()+".contains($0) }
    let digits = run.filter(\.isNumber)
    guard (8...14).contains(digits.count),
      [digits, Suppression.digits("+" + digits)].contains(where: {
        texts.contains(hash.digest(of: "digits\u{0}\($0)"))
      })
    else { return nil }
    var number = run
    while let last = number.last, !last.isNumber { number.removeLast() }
    return number.startIndex..<number.endIndex
  }

  // MARK: Spellings

  /// What ids of a table are hashed as; of tables that hold no people, as nothing.
  private static func idKinds(of table: TableName?) -> [String] {
    switch table {
    case .contacts: ["contact-id"]
    case .clients: ["client-id"]
    case nil: ["contact-id", "client-id"]
    default: []
    }
  }

  static func plainEmail(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace }
  }

  /// The digits without the country's: a number is the same with and without.
  static func digits(_ text: String) -> String {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 8 else { return "" }
    return digits.count >= 12 && digits.hasPrefix("55") && text.first == "+"
      ? String(digits.dropFirst(2)) : digits
  }

  private static func tokens(_ text: String) -> [(word: String, range: Range<String.Index>)] {
    var tokens: [(String, Range<String.Index>)] = []
    var start: String.Index?
    for index in text.indices {
      let isPart = text[index].isLetter || text[index].isNumber
      if isPart, start == nil { start = index }
      if !isPart, let begin = start {
        tokens.append((fold(text[begin..<index]), begin..<index))
        start = nil
      }
    }
    if let begin = start { tokens.append((fold(text[begin...]), begin..<text.endIndex)) }
    return tokens
  }

  static func words(_ text: String) -> [String] { tokens(text).map(\.word) }

  private static func fold(_ word: Substring) -> String {
    String(word.lowercased().map { accents[$0] ?? $0 })
  }

  private static let accents: [Character: Character] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e",
    "í": "i", "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ö": "o",
    "ú": "u", "ù": "u", "û": "u", "ü": "u", "ç": "c", "ñ": "n",
  ]
}
