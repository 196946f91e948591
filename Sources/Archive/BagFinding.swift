/// Something about a bag that RFC 8493 does not allow, or warns of.
public struct BagFinding: Sendable, Hashable {
  /// What it is; the raw values are stable, and catalogs say them in words.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is no folder, or nothing of a bag in it.
    case noBag = "no-bag"
    /// `bagit.txt` is missing (2.1.1).
    case noDeclaration = "no-declaration"
    /// `bagit.txt` is not the two lines that it must be (2.1.1).
    case badDeclaration = "bad-declaration"
    /// `bagit.txt` begins with a byte order mark (2.1.1).
    case markInDeclaration = "mark-in-declaration"
    /// A version that nobody has described.
    case unknownVersion = "unknown-version"
    /// An encoding of tag files that is not read here.
    case unknownEncoding = "unknown-encoding"
    /// The folder `data` is missing (2.1.2).
    case noPayloadFolder = "no-payload-folder"
    /// There is no manifest of the payload (2.1.3).
    case noManifest = "no-manifest"
    /// A manifest by an algorithm that is not computed here (2.4).
    case unknownAlgorithm = "unknown-algorithm"
    /// A tag file is not in the encoding declared.
    case undecodable
    /// A line of a manifest is no checksum and path (2.1.3).
    case badManifestLine = "bad-manifest-line"
    /// A path that leads out of the bag (5.1).
    case unsafePath = "unsafe-path"
    /// A manifest of the payload names something beside it (2.1.3).
    case outsidePayload = "outside-payload"
    /// A percent sign that stands for nothing it may (2.1.3).
    case badPercent = "bad-percent"
    /// A path begins with `./`.
    case dotPath = "dot-path"
    /// A path comes twice in one manifest (2.1.3).
    case listedTwice = "listed-twice"
    /// One manifest of the payload names a file that another does not (3).
    case manifestsDiffer = "manifests-differ"
    /// A manifest names a file that is not there (3).
    case missing
    /// A file of the payload that no manifest names (3).
    case unlisted
    /// A file whose checksum is another (3).
    case changed
    /// A tag file that the manifests of tag files do not name (2.2.1: allowed).
    case unlistedTag = "unlisted-tag"
    /// A manifest of tag files does not name a manifest of the payload (2.2.1).
    case manifestUnlisted = "manifest-unlisted"
    /// A manifest of tag files names one of its kind (2.2.1).
    case tagManifestListed = "tag-manifest-listed"
    /// A manifest of tag files names the payload (2.2.1).
    case payloadInTagManifest = "payload-in-tag-manifest"
    /// A line of `bag-info.txt` is no label and value (2.2.2).
    case badInfoLine = "bad-info-line"
    /// `Payload-Oxum` is no pair of numbers, or comes twice (2.2.2).
    case badOxum = "bad-oxum"
    /// The payload has another size or number of files than `Payload-Oxum` says (2.2.2).
    case otherOxum = "other-oxum"
    /// A line of `fetch.txt` is no URL, length and path (2.2.3).
    case badFetchLine = "bad-fetch-line"
    /// `fetch.txt` names something beside the payload (2.2.3).
    case fetchOutsidePayload = "fetch-outside-payload"
    /// `fetch.txt` names a file that a manifest does not (2.2.3).
    case fetchUnlisted = "fetch-unlisted"
    /// A file that is still to be fetched: the bag is not complete (3).
    case fetchPending = "fetch-pending"
    /// A symbolic link, which may lead anywhere (5.1).
    case link
    /// Neither file nor folder.
    case notAFile = "not-a-file"
    /// Two paths that are one where `A` is `a` (6.1).
    case caseTwins = "case-twins"
    /// Two paths that are one where `é` is one letter or two signs (6.1).
    case spellingTwins = "spelling-twins"
    /// A file is there under a name that is spelt with other signs (6.1).
    case otherSpelling = "other-spelling"
    /// A bag of this program without a manifest of tag files, which the RFC leaves open (2.2.1).
    case noTagManifest = "no-tag-manifest"
    /// A bag of this program under the name of another day than it says.
    case otherName = "other-name"
  }

  /// What it is.
  public let kind: Kind
  /// The file it is about, in the bag; empty where it is the bag.
  public let path: String
  /// What was found, such as the line or the checksum; empty where there is nothing to say.
  public let found: String
  /// What should be there.
  public let expected: String
  /// Whether the bag may still be valid.
  public let isWarning: Bool

  init(
    _ kind: Kind, _ path: String = "", found: String = "", expected: String = "",
    isWarning: Bool = false
  ) {
    self.kind = kind
    self.path = path
    self.found = found
    self.expected = expected
    self.isWarning = isWarning
  }

  static func precedes(_ left: BagFinding, _ right: BagFinding) -> Bool {
    if left.isWarning != right.isWarning { return !left.isWarning }
    if left.path != right.path {
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return left.found.utf8.lexicographicallyPrecedes(right.found.utf8)
  }
}

/// What was found about a bag.
public struct BagVerdict: Sendable, Hashable {
  /// The findings: errors first, then by path.
  public let findings: [BagFinding]
  /// Files of the payload.
  public let files: Int
  /// Bytes of the payload.
  public let bytes: Int
  /// What the bag says of itself.
  public let info: BagInfo

  /// Whether the bag is complete and every checksum right.
  public var isValid: Bool { findings.allSatisfy(\.isWarning) }
}
