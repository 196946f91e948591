import Archive
import Files
import Foundation
import TestSupport
import Testing

/// A bag as it lies on the disk, and what must be said of it.
struct BagCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Texts by path; `{sha256 PATH}`, `{md5 PATH}` and so on stand for a checksum of the text at that path.
  var files: [String: String]
  var links: [String: String] = [:]
  /// Files of names that texts cannot tell apart, all with the text of `data/a.txt`.
  var twins: [String] = []
  /// What must be found: kind, and path where it matters.
  var findings: [String]
  var isValid: Bool

  /// A whole bag of version 1.0 with one file, changed as told.
  init(
    _ name: String, version: String = "1.0", _ files: [String: String?] = [:],
    links: [String: String] = [:], twins: [String] = [], findings: [String] = [],
    isValid: Bool? = nil
  ) {
    testDescription = name
    var all: [String: String] = [
      "bagit.txt": "BagIt-Version: \(version)\nTag-File-Character-Encoding: UTF-8\n",
      "manifest-sha256.txt": "{sha256 data/a.txt}  data/a.txt\n", "data/a.txt": "um",
    ]
    for (path, text) in files { all[path] = text }
    self.files = all
    self.links = links
    self.twins = twins
    self.findings = findings
    self.isValid = isValid ?? findings.isEmpty
  }

  static let line = "{sha256 data/a.txt}  data/a.txt\n"
}

extension BagCase {
  /// Bags that are valid, of every version.
  static let valid: [BagCase] = [
    BagCase("the least bag there is"),
    BagCase(
      "lines that end with CR LF",
      [
        "bagit.txt": "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n",
        "manifest-sha256.txt": "{sha256 data/a.txt}  data/a.txt\r\n",
      ]),
    BagCase(
      "lines that end with CR, the last without",
      [
        "bagit.txt": "BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8"
      ]),
    BagCase(
      "several blanks and a tab before the path",
      [
        "manifest-sha256.txt": "{sha256 data/a.txt} \t data/a.txt\n"
      ]),
    BagCase(
      "checksums in capital letters", ["manifest-sha256.txt": "{SHA256 data/a.txt}  data/a.txt\n"]),
    BagCase(
      "an empty payload", ["data/a.txt": nil, "manifest-sha256.txt": "", "data/.keep": nil],
      links: ["data/": ""]),
    BagCase(
      "four manifests that agree",
      [
        "manifest-md5.txt": "{md5 data/a.txt}  data/a.txt\n",
        "manifest-sha1.txt": "{sha1 data/a.txt}  data/a.txt\n",
        "manifest-sha512.txt": "{sha512 data/a.txt}  data/a.txt\n",
      ]),
    BagCase(
      "SHA-512 alone",
      [
        "manifest-sha256.txt": nil, "manifest-sha512.txt": "{sha512 data/a.txt}  data/a.txt\n",
      ]),
    BagCase(
      "a percent sign and a line end in names",
      [
        "data/100%.txt": "tudo", "data/duas\nlinhas.txt": "sim",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/100%.txt}  data/100%25.txt\n"
          + "{sha256 data/duas\nlinhas.txt}  data/duas%0Alinhas.txt\n",
      ]),
    BagCase(
      "blanks and an asterisk in a name",
      [
        "data/*a b.txt": "sim",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/*a b.txt}  data/*a b.txt\n",
      ]),
    BagCase(
      "an info file with labels that come twice and values over two lines",
      [
        "bag-info.txt":
          "Contact-Name: Ana\nContact-Name: Rui\nExternal-Description: um\n  dois\nPayload-Oxum: 2.1\n"
      ]),
    BagCase(
      "a manifest of tag files",
      [
        "bag-info.txt": "Payload-Oxum: 2.1\n",
        "tagmanifest-sha256.txt":
          "{sha256 bagit.txt}  bagit.txt\n{sha256 bag-info.txt}  bag-info.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n",
      ]),
    BagCase(
      "a fetched file that has come",
      [
        "fetch.txt": "https://example.org/a.txt 2 data/a.txt\n"
      ]),
    BagCase(
      "version 0.97 with an asterisk before the path", version: "0.97",
      [
        "manifest-sha256.txt": "{sha256 data/a.txt} *data/a.txt\n"
      ]),
    BagCase(
      "version 0.97 with a percent sign that means itself", version: "0.97",
      [
        "data/100%.txt": "tudo",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/100%.txt}  data/100%.txt\n",
      ]),
    BagCase(
      "version 0.97 whose manifests share the files out", version: "0.97",
      [
        "data/b.txt": "dois", "manifest-md5.txt": "{md5 data/b.txt}  data/b.txt\n",
      ]),
    BagCase(
      "version 0.95 with package-info.txt", version: "0.95",
      [
        "package-info.txt": "Payload-Oxum: 2.1\n"
      ]),
    BagCase("version 0.93", version: "0.93"),
  ]

  /// Bags about which a reader is warned.
  static let doubtful: [BagCase] = [
    BagCase(
      "a path with a dot before it", ["manifest-sha256.txt": "{sha256 data/a.txt}  ./data/a.txt\n"],
      findings: ["dot-path ./data/a.txt"], isValid: true),
    BagCase(
      "names that differ in capital letters",
      [
        "data/A.txt": "um",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/A.txt}  data/A.txt\n",
      ], findings: ["case-twins data/a.txt"], isValid: true),
    BagCase(
      "names that differ in the signs of one letter",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data/\u{E9}.txt\n"
          + "{sha256 data/a.txt}  data/e\u{301}.txt\n"
      ], twins: ["data/\u{E9}.txt", "data/e\u{301}.txt"],
      findings: ["spelling-twins data/\u{E9}.txt"], isValid: true),
    BagCase(
      "a name that a disk has spelt otherwise",
      [
        "data/e\u{301}.txt": "um",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/e\u{301}.txt}  data/\u{E9}.txt\n",
      ], findings: ["other-spelling data/\u{E9}.txt"], isValid: true),
    BagCase(
      "a tag file that no manifest names",
      [
        "README": "?",
        "tagmanifest-sha256.txt": "{sha256 bagit.txt}  bagit.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n",
      ], findings: ["unlisted-tag README"], isValid: true),
    BagCase(
      "a snapshot of ours under another name, without its manifest of tag files",
      [
        "bag-info.txt": "External-Identifier: carteira-2026-11-14\nCarteira-As-Of: 2026-11-14\n"
      ], findings: ["no-tag-manifest tagmanifest-sha256.txt", "other-name bag-info.txt"],
      isValid: true),
    BagCase(
      "one manifest of an algorithm nobody knows, beside one that is known",
      [
        "manifest-crc32.txt": "d202ef8d  data/a.txt\n"
      ], findings: ["unknown-algorithm manifest-crc32.txt"], isValid: true),
    BagCase(
      "version 0.97 that lists a file twice with one checksum", version: "0.97",
      [
        "manifest-sha256.txt": BagCase.line + BagCase.line
      ], findings: ["listed-twice data/a.txt"], isValid: true),
  ]
}

@Suite("Judging a bag") struct JudgeTests {
  @Test("finds nothing about a valid one", arguments: BagCase.valid)
  func valid(_ bag: BagCase) throws { try judge(bag) }

  @Test("warns of a doubtful one", arguments: BagCase.doubtful)
  func doubtful(_ bag: BagCase) throws { try judge(bag) }

  @Test("says why one is not valid", arguments: BagCase.invalid)
  func invalid(_ bag: BagCase) throws {
    #expect(!bag.isValid)
    try judge(bag)
  }

  @Test("has a case for every kind of finding") func isComplete() {
    let said = Set(
      (BagCase.valid + BagCase.doubtful + BagCase.invalid).flatMap(\.findings)
        .compactMap { $0.split(separator: " ").first.map(String.init) })
    let rest = Set(BagFinding.Kind.allCases.map(\.rawValue)).subtracting(said)
    // A folder that is none, and pipes and devices.
    #expect(rest == ["no-bag", "not-a-file"])
  }

  private func judge(_ bag: BagCase) throws {
    let folder = try TemporaryFolder()
    let root = folder("bag")
    var files = bag.files
    for (path, text) in bag.files where !path.hasPrefix("tagmanifest-") {
      files[path] = filled(text, bag.files)
    }
    for (path, text) in files {
      try FileSystem.disk.createFolder(FilePath.parent(of: root + "/" + path))
      // Manifests of tag files hold checksums of what has been filled in.
      let isLast = path.hasPrefix("tagmanifest-")
      try FileSystem.disk.write(isLast ? filled(text, files) : text, to: root + "/" + path)
    }
    for path in bag.twins { try FileSystem.disk.write("um", to: root + "/" + path) }
    for (path, target) in bag.links {
      try FileSystem.disk.createFolder(FilePath.parent(of: root + "/" + path))
      guard !target.isEmpty else {
        try FileSystem.disk.createFolder(root + "/" + path)
        continue
      }
      try FileManager.default.createSymbolicLink(
        atPath: root + "/" + path, withDestinationPath: target)
    }
    let verdict = try Archive(folder.path).verify("bag")
    #expect(
      verdict.findings.map { "\($0.kind.rawValue) \($0.path)" }.sorted() == bag.findings.sorted())
    #expect(verdict.isValid == bag.isValid)
  }

  /// The text with its checksums in place.
  private func filled(_ text: String, _ files: [String: String]) -> String {
    text.replacing(/\{(sha256|SHA256|md5|sha1|sha512) ([^}]*)\}/) { match in
      let bytes = Array((files[String(match.2)] ?? "").utf8)
      switch match.1 {
      case "sha256": return Digest(of: bytes).hex
      case "SHA256": return Digest(of: bytes).hex.uppercased()
      case "md5": return KnownChecksums.md5[String(decoding: bytes, as: UTF8.self)] ?? "?"
      case "sha1": return KnownChecksums.sha1[String(decoding: bytes, as: UTF8.self)] ?? "?"
      default: return KnownChecksums.sha512[String(decoding: bytes, as: UTF8.self)] ?? "?"
      }
    }
  }
}

/// Checksums as coreutils gives them.
enum KnownChecksums {
  static let md5 = [
    "um":
      "0dd00e33b6fc67b811ebe3177217d6c0",
    "dois":
      "cdfb25b863a7124fa5b95da977267044",
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
      "eaa2c609ff6371712f623f5531945b44",
  ]

  static let sha1 = [
    "um":
      "ec92b7430684324008169de533bae20fa486d581",
    "dois":
      "7b426791b417566138311d0f0f30e6351dcf89c3",
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
      "8010d7758f1793d0221c529fef818ff988dda141",
  ]

  static let sha512 = [
    "um":
      "62b2b6a7c9783ea32d96b905c8f2c21b1b1b561df7738e85b20685eb5e1dcb90"
      + "ff05b586bc1ab133d519ba4893ee7bf11d6b079d033c6150a50eff736b2a3590",
    "dois":
      "3aab7b5dfd2014d88b144822da3d22edfaa91eb49076a00300eca1b0eb1ed266"
      + "cd11fa89932e986dbf23a90ebcaa57e159cd44009e5fd9798af12a602cffa1c5",
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
      "1d73ae108d4109b61f56698a5e19ee1f8947bdf8940bbce6adbe5e0940c2363c"
      + "aace6a547b4f1b3ec6a4fd2b7fa845e9cb9d28823bc72c59971718bb26f2fbd8",
  ]
}
