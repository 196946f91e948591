public import Files

/// Why something packed cannot be unpacked.
public enum UnpackingError: Error, Sendable, Hashable {
  /// The file itself cannot be read.
  case file(FileError)
  /// It is damaged or cut off; the part that is, where one is known.
  case damaged(String)
  /// Unpacked it would be larger than what is accepted, in MiB.
  case tooLarge(limit: Int)
  /// It holds more parts than are accepted.
  case tooManyParts(limit: Int)
  /// It is protected by a password.
  case encrypted
  /// It is packed in a way that this program does not know.
  case unsupported(String)
  /// It does not hold such a part.
  case missing(String)
}

/// How much may come out of something packed: a few bytes can unpack to a disk full of zeros.
public struct UnpackingLimits: Sendable, Hashable {
  /// The most bytes of one part.
  public var bytes = 16 << 30
  /// The most bytes that come out for each that goes in, once there are many.
  public var ratio = 250
  /// How many bytes may come out at any ratio.
  public var freeBytes = 64 << 20
  /// The most parts of one file.
  public var parts = 10_000

  /// The usual limits.
  public init() {}
}
