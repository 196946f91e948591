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
}

/// Names as they stand in addresses.
enum HeaderKeyText {
  /// `Carla Nunes` as `carla-nunes`.
  static func slug(_ name: String) -> String {
    Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
