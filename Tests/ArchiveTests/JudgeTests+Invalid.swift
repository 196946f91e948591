extension BagCase {
  /// Bags that are not valid, by what must be said of them.
  static let invalid: [BagCase] = declarations + manifests + contents + tags + fetched

  private static let declarations: [BagCase] = [
    BagCase("no bagit.txt", ["bagit.txt": nil], findings: ["no-declaration bagit.txt"]),
    BagCase("an empty bagit.txt", ["bagit.txt": ""], findings: ["bad-declaration bagit.txt"]),
    BagCase(
      "a byte order mark",
      [
        "bagit.txt": "\u{FEFF}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
      ], findings: ["mark-in-declaration bagit.txt"]),
    BagCase(
      "the lines the other way round",
      [
        "bagit.txt": "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"
      ], findings: ["bad-declaration bagit.txt"]),
    BagCase(
      "blanks before the colon",
      [
        "bagit.txt": "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"
      ], findings: ["bad-declaration bagit.txt"]),
    BagCase(
      "two blanks after the colon",
      [
        "bagit.txt": "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n"
      ], findings: ["bad-declaration bagit.txt"]),
    BagCase(
      "a third line",
      [
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n"
      ], findings: ["bad-declaration bagit.txt"]),
    BagCase("a version without a point", version: "1", findings: ["bad-declaration bagit.txt"]),
    BagCase(
      "a version nobody has described", version: "2.0", findings: ["unknown-version bagit.txt"]),
    BagCase(
      "an encoding nobody reads",
      [
        "bagit.txt": "BagIt-Version: 0.97\nTag-File-Character-Encoding: KOI8-R\n"
      ], findings: ["unknown-encoding bagit.txt"]),
  ]

  private static let manifests: [BagCase] = [
    BagCase("no manifest", ["manifest-sha256.txt": nil], findings: ["no-manifest "]),
    BagCase(
      "a manifest of an unknown algorithm alone",
      [
        "manifest-sha256.txt": nil, "manifest-crc32.txt": "d202ef8d  data/a.txt\n",
      ], findings: ["unknown-algorithm manifest-crc32.txt"]),
    BagCase(
      "a checksum that is too short", ["manifest-sha256.txt": "abc  data/a.txt\n"],
      findings: ["bad-manifest-line manifest-sha256.txt", "unlisted data/a.txt"]),
    BagCase(
      "a line without a path", ["manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}\n"],
      findings: ["bad-manifest-line manifest-sha256.txt"]),
    BagCase(
      "an asterisk before the path, as version 1.0 does not know",
      [
        "manifest-sha256.txt": "{sha256 data/a.txt} *data/a.txt\n"
      ], findings: ["outside-payload *data/a.txt", "unlisted data/a.txt"]),
    BagCase(
      "bytes that are not in the encoding declared",
      [
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n"
      ], findings: ["undecodable manifest-sha256.txt"], isValid: false),
    BagCase(
      "a path up and out",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data/../../etc/passwd\n"
      ], findings: ["unsafe-path data/../../etc/passwd"]),
    BagCase(
      "an absolute path",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  /etc/passwd\n"
      ], findings: ["unsafe-path /etc/passwd"]),
    BagCase(
      "a path to somebody's home",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  ~/data/a.txt\n"
      ], findings: ["unsafe-path ~/data/a.txt"]),
    BagCase(
      "a path of another system",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data\\a.txt\n"
      ], findings: ["unsafe-path data\\a.txt"]),
    BagCase(
      "a path beside the payload",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 bagit.txt}  bagit.txt\n"
      ], findings: ["outside-payload bagit.txt"]),
    BagCase(
      "a percent sign that stands for nothing",
      [
        "data/b%20.txt": "b",
        "manifest-sha256.txt": BagCase.line + "{sha256 data/b%20.txt}  data/b%20.txt\n",
      ], findings: ["bad-percent data/b%20.txt", "unlisted data/b%20.txt"]),
    BagCase(
      "a file listed twice", ["manifest-sha256.txt": BagCase.line + BagCase.line],
      findings: ["listed-twice data/a.txt"]),
    BagCase(
      "version 0.97 with two checksums for one file", version: "0.97",
      [
        "manifest-sha256.txt": "{sha256 bagit.txt}  data/a.txt\n" + BagCase.line
      ], findings: ["listed-twice data/a.txt"]),
    BagCase(
      "manifests that do not name the same files",
      [
        "data/b.txt": "dois", "manifest-md5.txt": "{md5 data/b.txt}  data/b.txt\n",
      ], findings: ["manifests-differ data/a.txt", "manifests-differ data/b.txt"]),
  ]

  private static let contents: [BagCase] = [
    BagCase(
      "no payload folder", ["data/a.txt": nil, "manifest-sha256.txt": ""],
      findings: ["no-payload-folder data"]),
    BagCase(
      "a file that is missing",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data/b.txt\n"
      ], findings: ["missing data/b.txt"]),
    BagCase(
      "a file that no manifest names", ["data/b.txt": "dois"], findings: ["unlisted data/b.txt"]),
    BagCase(
      "a file that is hidden and not named", ["data/.b": "dois"], findings: ["unlisted data/.b"]),
    BagCase(
      "a file that was changed", ["manifest-sha256.txt": "{sha256 bagit.txt}  data/a.txt\n"],
      findings: ["changed data/a.txt"]),
    BagCase(
      "a file that one of two algorithms finds changed",
      [
        "manifest-md5.txt": "{md5 bagit.txt}  data/a.txt\n"
      ], findings: ["changed data/a.txt"]),
    BagCase(
      "a name in other letters", ["manifest-sha256.txt": "{sha256 data/a.txt}  data/A.txt\n"],
      findings: ["missing data/A.txt", "unlisted data/a.txt"]),
    BagCase(
      "a symbolic link in the payload", links: ["data/b.txt": "a.txt"],
      findings: ["link data/b.txt"]),
    BagCase("a symbolic link to a folder", links: ["data/b": "/etc"], findings: ["link data/b"]),
    BagCase(
      "a listed file that is a symbolic link",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data/b.txt\n"
      ], links: ["data/b.txt": "a.txt"], findings: ["link data/b.txt", "missing data/b.txt"]),
  ]

  private static let tags: [BagCase] = [
    BagCase(
      "a line of bag-info.txt without a colon", ["bag-info.txt": "Contact-Name\n"],
      findings: ["bad-info-line bag-info.txt"]),
    BagCase(
      "a size that is no pair of numbers", ["bag-info.txt": "Payload-Oxum: 2\n"],
      findings: ["bad-oxum bag-info.txt"]),
    BagCase(
      "two sizes", ["bag-info.txt": "Payload-Oxum: 2.1\nPayload-Oxum: 3.1\n"],
      findings: ["bad-oxum bag-info.txt"]),
    BagCase(
      "another size", ["bag-info.txt": "Payload-Oxum: 3.1\n"],
      findings: ["other-oxum bag-info.txt"]),
    BagCase(
      "another number of files", ["bag-info.txt": "Payload-Oxum: 2.2\n"],
      findings: ["other-oxum bag-info.txt"]),
    BagCase(
      "a changed tag file",
      [
        "tagmanifest-sha256.txt": "{sha256 data/a.txt}  bagit.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n"
      ], findings: ["changed bagit.txt"]),
    BagCase(
      "a missing tag file",
      [
        "tagmanifest-sha256.txt": "{sha256 data/a.txt}  bag-info.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n{sha256 bagit.txt}  bagit.txt\n"
      ], findings: ["missing bag-info.txt"]),
    BagCase(
      "a manifest of tag files that leaves a manifest out",
      [
        "tagmanifest-sha256.txt": "{sha256 bagit.txt}  bagit.txt\n"
      ], findings: ["manifest-unlisted manifest-sha256.txt"]),
    BagCase(
      "a manifest of tag files that names itself",
      [
        "tagmanifest-sha256.txt": "{sha256 bagit.txt}  bagit.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n"
          + "{sha256 bagit.txt}  tagmanifest-sha256.txt\n"
      ], findings: ["tag-manifest-listed tagmanifest-sha256.txt"]),
    BagCase(
      "a manifest of tag files that names the payload",
      [
        "tagmanifest-sha256.txt": "{sha256 bagit.txt}  bagit.txt\n{sha256 data/a.txt}  data/a.txt\n"
          + "{sha256 manifest-sha256.txt}  manifest-sha256.txt\n"
      ], findings: ["payload-in-tag-manifest data/a.txt"]),
  ]

  private static let fetched: [BagCase] = [
    BagCase(
      "a file still to be fetched",
      [
        "manifest-sha256.txt": BagCase.line + "{sha256 data/a.txt}  data/b.txt\n",
        "fetch.txt": "https://example.org/b.txt - data/b.txt\n",
      ], findings: ["fetch-pending data/b.txt"]),
    BagCase(
      "a fetched file that no manifest names",
      [
        "fetch.txt": "https://example.org/b.txt 4 data/b.txt\n"
      ], findings: ["fetch-pending data/b.txt", "fetch-unlisted data/b.txt"]),
    BagCase(
      "a fetched tag file", ["fetch.txt": "https://example.org/b.txt 4 bag-info.txt\n"],
      findings: ["fetch-outside-payload bag-info.txt"]),
    BagCase(
      "a fetched file up and out", ["fetch.txt": "https://example.org/b 4 data/../../b\n"],
      findings: ["unsafe-path data/../../b"]),
    BagCase(
      "a length that is none", ["fetch.txt": "https://example.org/a.txt two data/a.txt\n"],
      findings: ["bad-fetch-line fetch.txt"]),
    BagCase(
      "no URL", ["fetch.txt": "example 2 data/a.txt\n"], findings: ["bad-fetch-line fetch.txt"]),
  ]
}
