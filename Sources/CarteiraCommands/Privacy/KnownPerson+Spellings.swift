import Localization
import Portfolio
import Privacy

extension KnownPerson {
  /// Every spelling in which outputs give what is known of the person.
  var spellings: [(field: String, text: String)] {
    var found: [(String, String)] = []
    func add(_ field: String, _ text: String) {
      let text = text.trimmingBlanks
      if text.utf8.count >= TextFinder.shortest { found.append((field, text)) }
    }
    for id in contacts.sorted() where !PersonEraser.isNumber(id) { add("id", id) }
    for name in names.sorted() {
      add("name", name)
      add("name", name.split(separator: " ").joined(separator: " "))
      for beginning in KnownPerson.beginnings(of: name) { add("name", beginning) }
      guard name.split(separator: " ").count > 1 else { continue }
      add("name", name.lowercased())
      add("name", name.uppercased())
      add("name", Folding.fold(name))
      add("name", HeaderKeyText.slug(name))
    }
    for email in emails.sorted() {
      add("email", email)
      add("email", email.lowercased())
      add("email", Masking.email(email))
    }
    for text in phones.sorted() {
      add("phone", text)
      add("phone", Masking.phone(text))
      guard let phone = Phone(text: text) else { continue }
      add("phone", phone.e164)
      add("phone", phone.national)
      add("phone", phone.uri)
      add("phone", Masking.phone(phone.e164))
      add("phone", String(phone.e164.filter(\.isNumber)))
    }
    for text in documents.sorted() {
      add("document", text)
      guard let document = try? TaxDocument.parse(text) else { continue }
      add("document", document.text)
      add("document", document.characters)
      add("document", Masking.document(document))
    }
    return found
  }

  /// The first names as drawings write them alone, with the end of the element after it.
  ///
  /// They may be anybody's: they are the person's only where the whole name stands beside them.
  var drawnFirstNames: [String] {
    var drawn: Set<String> = []
    for name in names {
      let words = name.trimmingBlanks.split(separator: " ")
      guard let first = words.first, words.count > 1 else { continue }
      drawn.insert(String(first))
      if let letter = words.last?.first { drawn.insert("\(first) \(letter).") }
      for length in 3..<max(3, first.count) { drawn.insert("\(first.prefix(length))…") }
    }
    return drawn.sorted().map { ">\($0)\(KnownPerson.elementEnd)" }
  }

  /// What ends a text of a drawing.
  static let elementEnd = "</text>"

  /// A name as drawings cut it: from the first word on, each beginning with an ellipsis.
  private static func beginnings(of name: String) -> [String] {
    let name = name.trimmingBlanks
    guard let first = name.split(separator: " ").first, first.count < name.count else { return [] }
    var beginnings: [String] = []
    for length in 4..<max(4, name.count) where length >= first.count {
      let beginning = name.prefix(length)
      if beginning.last != " " { beginnings.append("\(beginning)…") }
    }
    return beginnings
  }
}

/// Names as they stand in addresses.
enum HeaderKeyText {
  /// `Carla Nunes` as `carla-nunes`.
  static func slug(_ name: String) -> String {
    Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
