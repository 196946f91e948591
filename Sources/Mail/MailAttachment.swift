/// A file that goes with a message.
public struct MailAttachment: Sendable, Hashable {
  /// Its name, of any letters.
  public let name: String
  /// Its type, such as `text/calendar`.
  public let type: String
  /// Parameters of the type, such as `charset`, by name and value.
  public let parameters: [Parameter]
  /// Its content.
  public let bytes: [UInt8]

  /// A parameter of a type.
  public struct Parameter: Sendable, Hashable {
    let name: String
    let value: String

    /// A parameter; of ASCII, and short.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private static let longestName = 200

  /// A file.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - type: Its type.
  ///   - parameters: Parameters of the type.
  ///   - bytes: Its content.
  /// - Throws: When name or type are none, or could begin another header.
  public init(
    name: String, type: String, parameters: [Parameter] = [], bytes: [UInt8]
  ) throws(MailError) {
    try HeaderText.check(name, field: "filename")
    let isName =
      !name.isEmpty && name != "." && name != ".." && name.utf8.count <= MailAttachment.longestName
      && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C }
    guard isName else { throw .badFileName(name) }
    let parts = type.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    func isToken(_ text: some Sequence<UInt8>) -> Bool {
      text.allSatisfy { HeaderText.isAlphanumeric($0) || "-+.".utf8.contains($0) }
    }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && isToken($0) }),
      parameters.allSatisfy({ isToken($0.name.utf8) && isToken($0.value.utf8) })
    else { throw .badMediaType(type) }
    self.name = name
    self.type = type
    self.parameters = parameters
    self.bytes = bytes
  }

  /// The part of a message that holds it.
  var part: [UInt8] {
    let type = [self.type + (parameters.isEmpty ? "" : ";")]
    let values = parameters.enumerated().map { index, parameter in
      "\(parameter.name)=\(parameter.value)\(index + 1 < parameters.count ? ";" : "")"
    }
    return HeaderText.folded("Content-Type", type + values)
      + HeaderText.folded("Content-Transfer-Encoding", ["base64"])
      + HeaderText.folded(
        "Content-Disposition", ["attachment;"] + MailParameter.parts("filename", name))
      + [0x0D, 0x0A] + Base64.lines(bytes)
  }
}
