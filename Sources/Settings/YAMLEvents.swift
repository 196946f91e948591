import CLibYAML

/// The parts of a text of YAML, from first to last: the only file that knows libyaml.
@safe final class YAMLEvents {
  /// What a part is.
  enum Kind {
    case documentStart
    case alias(String)
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case mappingStart
    /// The end of a sequence or of a mapping.
    case end
    case endOfText
  }

  /// A part, the name other parts may call it by, and where it begins.
  struct Event {
    let kind: Kind
    let anchor: String?
    let position: SettingsNode.Position
  }

  /// Why a text is no YAML, in the words of libyaml.
  struct Fault: Error {
    let problem: String
    let place: Place

    enum Place {
      case position(SettingsNode.Position)
      /// How many bytes stand before it.
      case byte(Int)
    }
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  init(_ text: String) {
    let utf8 = text.utf8
    // libyaml keeps the address, so that the bytes must stay where they are.
    unsafe self.text = .allocate(capacity: utf8.count)
    _ = unsafe self.text.initialize(from: utf8)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    unsafe yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next part.
  ///
  /// - Throws: Where the text is no YAML.
  func next() throws(Fault) -> Event {
    guard isReady else { throw Fault(problem: "out of memory", place: .byte(0)) }
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
      defer { unsafe yaml_event_delete(&event) }
      if let kind = unsafe YAMLEvents.kind(event) {
        return Event(
          kind: kind, anchor: unsafe YAMLEvents.anchor(event),
          position: unsafe YAMLEvents.position(event.start_mark))
      }
    }
  }

  private func fault() -> Fault {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    let isOfBytes = unsafe parser.pointee.error == YAML_READER_ERROR
    return Fault(
      problem: problem ?? "out of memory",
      place: isOfBytes
        ? .byte(unsafe parser.pointee.problem_offset)
        : .position(unsafe YAMLEvents.position(parser.pointee.problem_mark)))
  }

  /// What an event is; nil for those that say nothing.
  private static func kind(_ event: yaml_event_t) -> Kind? {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_ALIAS_EVENT: .alias(unsafe name(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      unsafe .scalar(
        String(
          decoding: UnsafeBufferPointer(
            start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self),
        isPlain: event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
    case YAML_STREAM_END_EVENT: .endOfText
    default: nil
    }
  }

  private static func anchor(_ event: yaml_event_t) -> String? {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT: unsafe name(event.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: unsafe name(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: unsafe name(event.data.mapping_start.anchor)
    default: nil
    }
  }

  private static func name(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe bytes.map { unsafe String(cString: $0) }
  }

  private static func position(_ mark: yaml_mark_t) -> SettingsNode.Position {
    SettingsNode.Position(line: mark.line + 1, column: mark.column + 1)
  }
}
