import Portfolio

/// Finds the product of the table that a cell of an invoice names: by id, else by name.
///
/// A name means a product only if no other has it; case, accents and marks do not matter then.
struct ProductNames: Sendable {
  /// A product as pages show it.
  struct Name: Sendable {
    /// Nil where the table has no such product.
    let id: String?
    let shown: String
  }

  private var ids: [String: Product] = [:]
  private var names: [String: Product] = [:]

  /// Takes the names of people who were erased out of what lines call products of no table.
  private let scrub: (@Sendable (String) -> String)?

  /// The products of a table.
  ///
  /// - Parameters:
  ///   - products: The products.
  ///   - screen: Knows who was erased; nil where nobody was.
  init(_ products: [Product], _ screen: PersonScreen? = nil) {
    scrub = screen?.scrub
    var shared: Set<String> = []
    for product in products {
      ids[product.id] = product
      guard let name = product.name else { continue }
      let key = HeaderKey.fold(name)
      if names.updateValue(product, forKey: key) != nil { shared.insert(key) }
    }
    for key in shared { names[key] = nil }
  }

  /// The product that a text names.
  func name(of text: String) -> Name {
    guard !ids.isEmpty, let product = ids[text] ?? names[HeaderKey.fold(text)] else {
      return Name(id: nil, shown: scrub?(text) ?? text)
    }
    return Name(id: product.id, shown: product.displayName)
  }
}
