/// Why a message cannot be written.
public enum MailError: Error, Sendable, Hashable {
  /// A line end or a zero byte where it would begin a header of its own.
  case forbiddenCharacter(field: String)
  /// No address that mail can be sent to.
  case badAddress(String)
  /// No identifier of the form `left@right`.
  case badMessageID(String)
  /// No moment of the calendar.
  case badDate
  /// No name for an attached file.
  case badFileName(String)
  /// No type of the form `main/sub`.
  case badMediaType(String)
  /// Neither text nor markup.
  case emptyBody
}
