extension OutputBuffer {
  /// Appends bytes of UTF-8 that lie elsewhere, escaped for the place they land in.
  public mutating func append(_ bytes: Span<UInt8>, as escaping: Escaping) {
    switch escaping {
    case .none: append(bytes)
    case .html: appendHTML(bytes)
    case .url: appendURL(bytes, checkingScheme: true)
    case .urlPart: appendURL(bytes, checkingScheme: false)
    case .markdown: appendMarkdown(bytes)
    case .markdownLink: appendMarkdownLink(bytes)
    case .csv: appendCSV(bytes, number: false)
    case .csvNumber: appendCSV(bytes, number: true)
    }
  }

  /// Escapes, in place, what has been written from position `start` on.
  ///
  /// For writers that know their text only as they write it, such as filters.
  public mutating func escape(from start: Int, as escaping: Escaping) {
    guard escaping != .none, start < count else { return }
    if escaping == .html {
      guard firstHTMLSpecial(from: start) < count else { return }
    }
    let written = bytes(from: start)
    truncate(to: start)
    append(written.span, as: escaping)
  }

  private mutating func appendHTML(_ bytes: Span<UInt8>) {
    var position = 0
    while true {
      let special = ByteScan.firstHTMLSpecial(bytes, from: position)
      append(bytes.extracting(position..<special))
      guard special < bytes.count else { return }
      appendReference(bytes[special])
      position = special + 1
    }
  }

  mutating func appendReference(_ byte: UInt8) {
    switch byte {
    case 0x22: append("&quot;")
    case 0x26: append("&amp;")
    case 0x27: append("&#39;")
    case 0x3C: append("&lt;")
    case 0x3E: append("&gt;")
    default: append(byte)
    }
  }
}

extension HTMLFragment {
  /// The fragment that shows a text.
  public init(text: String) {
    var output = OutputBuffer(capacity: text.utf8.count + 16)
    output.append(text, as: .html)
    self.init(trusted: output.bytes)
  }
}
