internal import CExpat

/// Is told what a document of XML holds, in its order.
protocol XMLHandler: AnyObject {
  /// What the handler cannot accept; reading stops with it.
  var failure: WorkbookError? { get }
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  func text(_ bytes: Span<UInt8>)
}

/// The name of an element without its prefix, valid while the handler is told of it.
@safe struct XMLName {
  fileprivate let start: UnsafePointer<CChar>
  fileprivate let count: Int

  fileprivate init(_ qualified: UnsafePointer<CChar>) {
    var (from, count) = (0, 0)
    while unsafe qualified[count] != 0 {
      if unsafe qualified[count] == 0x3A { from = count + 1 }
      count += 1
    }
    unsafe start = qualified + from
    self.count = count - from
  }

  /// Lets a `switch` over names read like one over texts.
  static func ~= (pattern: StaticString, name: XMLName) -> Bool {
    guard pattern.utf8CodeUnitCount == name.count else { return false }
    for index in 0..<name.count
    where unsafe pattern.utf8Start[index] != UInt8(bitPattern: name.start[index]) {
      return false
    }
    return true
  }
}

/// The attributes of an element, valid while the handler is told of it.
@safe struct XMLAttributes {
  /// Names and values in turn, nil after the last.
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of an attribute, whatever its prefix; nil where it has none.
  subscript(name: StaticString) -> String? {
    unsafe value(name).map { unsafe String(cString: $0) }
  }

  /// A value that is a whole number; nil where there is none.
  func integer(_ name: StaticString) -> Int? {
    guard let value = unsafe value(name) else { return nil }
    var (number, index) = (0, 0)
    while index < 18, let digit = unsafe digit(value[index]) {
      number = number * 10 + digit
      index += 1
    }
    return unsafe index > 0 && value[index] == 0 ? number : nil
  }

  /// Hands over the bytes of a value; nil where there is none.
  func with<Result>(_ name: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard let value = unsafe value(name) else { return nil }
    var count = 0
    while unsafe value[count] != 0 { count += 1 }
    return unsafe value.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      unsafe body(Span(_unsafeStart: bytes, count: count))
    }
  }

  private func digit(_ byte: CChar) -> Int? {
    (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil
  }

  private func value(_ name: StaticString) -> UnsafePointer<CChar>? {
    var index = 0
    while let found = unsafe list[index] {
      if unsafe name ~= XMLName(found) { return unsafe list[index + 1] }
      index += 2
    }
    return nil
  }
}

/// Reads XML piece by piece: the only file that knows expat.
///
/// Documents that declare types or entities are refused: spreadsheets have none, and a few lines of them
/// can stand for gigabytes.
@safe final class XMLReader {
  /// Bytes without any event: an attribute or a tag that nobody writes in earnest.
  private static let quietLimit = 16 << 20

  private let parser: OpaquePointer
  private let part: String
  private let context: XMLContext

  /// A reader of a part of a file, known by its name.
  init(_ part: String, handler: any XMLHandler) throws(WorkbookError) {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else { throw .damaged(part) }
    unsafe self.parser = parser
    self.part = part
    unsafe context = XMLContext(handler, parser)
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
    unsafe XML_SetElementHandler(parser, xmlStart, xmlEnd)
    unsafe XML_SetCharacterDataHandler(parser, xmlText)
    unsafe XML_SetStartDoctypeDeclHandler(parser, xmlDoctype)
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Reads the next bytes of the document.
  ///
  /// - Throws: Where they are no XML, or what the handler cannot accept.
  func read(_ bytes: [UInt8], isLast: Bool = false) throws(WorkbookError) {
    let events = context.events
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
        isLast ? 1 : 0)
    }
    if let failure = context.handler.failure { throw failure }
    guard !context.isRefused, status == XML_STATUS_OK else { throw .damaged(part) }
    if events == context.events {
      context.quiet += bytes.count
      guard context.quiet < XMLReader.quietLimit else { throw .damaged(part) }
    } else {
      context.quiet = 0
    }
  }
}

/// What the functions of C find again of the reader.
@safe private final class XMLContext {
  /// Elements within elements, deeper than any spreadsheet's.
  static let deepest = 256

  let handler: any XMLHandler
  let parser: OpaquePointer
  var events = 0
  var depth = 0
  var quiet = 0
  var isRefused = false

  init(_ handler: any XMLHandler, _ parser: OpaquePointer) {
    self.handler = handler
    unsafe self.parser = parser
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> XMLContext? {
    unsafe data.map { unsafe Unmanaged<XMLContext>.fromOpaque($0).takeUnretainedValue() }
  }
}

private func xmlStart(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let context = unsafe XMLContext.of(data), let name = unsafe name,
    let attributes = unsafe attributes
  else { return }
  context.events += 1
  context.depth += 1
  guard context.depth <= XMLContext.deepest, context.handler.failure == nil else {
    context.isRefused = true
    return
  }
  unsafe context.handler.start(XMLName(name), XMLAttributes(list: attributes))
}

private func xmlEnd(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
  guard let context = unsafe XMLContext.of(data), let name = unsafe name else { return }
  context.events += 1
  context.depth -= 1
  guard context.handler.failure == nil, context.depth < XMLContext.deepest else { return }
  unsafe context.handler.end(XMLName(name))
}

private func xmlText(
  _ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32
) {
  guard let context = unsafe XMLContext.of(data), let text = unsafe text, count > 0,
    context.handler.failure == nil
  else { return }
  context.events += 1
  unsafe text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
    unsafe context.handler.text(Span(_unsafeStart: bytes, count: Int(count)))
  }
}

private func xmlDoctype(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ system: UnsafePointer<CChar>?,
  _ publicID: UnsafePointer<CChar>?, _ hasInternalSubset: Int32
) {
  guard let context = unsafe XMLContext.of(data) else { return }
  context.isRefused = true
  unsafe XML_StopParser(context.parser, 0)
}
