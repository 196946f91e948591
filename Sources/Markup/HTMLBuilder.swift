/// Builds a fragment of HTML or SVG: names come from the program, everything else is escaped.
///
/// ```swift
/// var builder = HTMLBuilder()
/// builder.element("svg", [.init("viewBox", "0 0 10 10")]) { svg in
///   svg.element("title") { $0.text("Receita & margem") }
///   svg.empty("rect", [.init("width", 4)])
/// }
/// let fragment = builder.fragment  // <svg viewBox="0 0 10 10"><title>Receita &amp; margem</title>…
/// ```
public struct HTMLBuilder: ~Copyable {
  private var output: OutputBuffer

  /// A builder of an empty fragment.
  public init(capacity: Int = 1024) {
    output = OutputBuffer(capacity: capacity)
  }

  /// What has been built so far.
  public var fragment: HTMLFragment {
    HTMLFragment(trusted: output.bytes)
  }

  /// Appends an element with what `content` puts into it.
  public mutating func element(
    _ name: StaticString, _ attributes: [HTMLAttribute] = [],
    _ content: (inout HTMLBuilder) -> Void = { _ in }
  ) {
    open(name, attributes)
    output.append(0x3E)
    content(&self)
    output.append("</")
    output.append(name)
    output.append(0x3E)
  }

  /// Appends an element without content, closed in its own tag: `<rect width="4"/>`, `<br/>`.
  public mutating func empty(_ name: StaticString, _ attributes: [HTMLAttribute] = []) {
    open(name, attributes)
    output.append("/>")
  }

  /// Appends text, escaped.
  public mutating func text(_ text: String) {
    output.append(text, as: .html)
  }

  /// Appends a fragment that is safe already.
  public mutating func append(_ fragment: HTMLFragment) {
    output.append(fragment.utf8)
  }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    output.append(0x3C)
    output.append(name)
    for attribute in attributes {
      output.append(0x20)
      output.append(attribute.name)
      output.append("=\"")
      switch attribute.value {
      case .text(let text): output.append(text, as: .html)
      case .url(let address): output.append(address, as: .url)
      case .integer(let integer): output.append(decimal: integer)
      }
      output.append(0x22)
    }
  }
}
