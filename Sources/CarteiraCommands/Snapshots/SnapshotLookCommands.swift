import Archive
import ArgumentParser
import Diagnostics
import Files
import Localization
import Markup
import Portfolio
import Publishing

/// `carteira snapshot list`: what was sealed.
struct SnapshotListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the snapshots, oldest first.",
    discussion: """
      Prints name, clients, active clients, files and size of each, as the snapshots say themselves; \
      nothing is verified. --format json prints one object a line.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Option(help: "text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func run() throws {
    let session = try Session(options, format: format)
    let catalog = session.workplace.catalog
    let folder = try session.snapshots(place, for: .look, options)
    let names = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try folder.names() }
    }
    if names.isEmpty, format == .text {
      session.reporter.say(catalog.text("archive.none", ["path": folder.archive.path]))
      return
    }
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(
      ["name", "clients", "active", "files", "size"].map { catalog.text("archive.column.\($0)") })
    let formatters = Formatters(catalog)
    for name in names {
      let info = folder.archive.info(of: name.text)
      let oxum = (info?["Payload-Oxum"] ?? "").split(separator: ".").map { Int($0) ?? 0 }
      let (bytes, files) = oxum.count == 2 ? (oxum[0], oxum[1]) : (0, 0)
      let clients = info?["Carteira-Clients"].flatMap { Int($0) }
      let active = info?["Carteira-Active-Clients"].flatMap { Int($0) }
      guard format == .text else {
        session.reporter.terminal.out(
          JSONValue.object([
            ("name", .text(name.text)), ("as-of", .text(name.day.description)),
            ("clients", JSONValue(clients)), ("active", JSONValue(active)),
            ("files", .integer(files)), ("bytes", .integer(bytes)),
          ]).line)
        continue
      }
      table.add([
        name.text, clients.map(formatters.count) ?? "–", active.map(formatters.count) ?? "–",
        formatters.count(files), SnapshotText.bytes(bytes, formatters),
      ])
    }
    if format == .text { for line in table.lines { session.reporter.terminal.out(line) } }
  }
}

/// `carteira snapshot show`: one snapshot.
struct SnapshotShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Say what a snapshot says of itself.",
    discussion: """
      Prints the labels of its bag-info.txt, and where its site and numbers lie. --format json prints one \
      object.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(help: "The snapshot, such as 2026-11-16 or 2026-11-16-2; the last one without.")
  var snapshot = "last"

  @Option(help: "text for people, json for machines.")
  var format = FindingsFormat.text

  func run() throws {
    let session = try Session(options, format: format)
    let folder = try session.snapshots(place, for: .look, options)
    let name = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try folder.find(snapshot) }
    }
    let terminal = session.reporter.terminal
    let path = folder.archive.path(of: name.text)
    let entries = folder.archive.info(of: name.text)?.entries ?? []
    let parts = ["site/index.html", "metrics.json", "persons.json", "inputs", "briefs"]
      .map { folder.archive.path(of: $0, in: name.text) }
      .filter { FileSystem.disk.existing($0) != nil }
    guard format == .text else {
      // A list: a label may come more than once.
      let labels = entries.map {
        JSONValue.object([("label", .text($0.label)), ("value", .text($0.value))])
      }
      terminal.out(
        JSONValue.object([
          ("name", .text(name.text)), ("as-of", .text(name.day.description)),
          ("path", .text(path)), ("labels", .list(labels)),
          ("parts", .list(parts.map { .text($0) })),
        ]).line)
      return
    }
    var table = TextTable([.left, .left])
    for entry in entries { table.add([entry.label, ReadableText.printable(entry.value)]) }
    terminal.out(path)
    for line in table.lines { terminal.out(line) }
    for part in parts { terminal.out("  " + part) }
  }
}

/// `carteira snapshot verify`: whether snapshots are as they were sealed.
struct SnapshotVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read snapshots again and report every missing, changed or added file.",
    discussion: """
      Judges by RFC 8493, clause by clause. A path with a slash is a bag of any program, also one of the \
      version 0.97 and before. Leaves with 0 when everything is as it was sealed, with 1 when it is not or \
      there is nothing to verify, with 2 when what was named is not there; for bags of other programs \
      warnings do not count.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(help: "Snapshots by name, or bags by path; the last snapshot without.")
  var snapshots: [String] = []

  @Flag(help: "Verify every snapshot.")
  var all = false

  @Option(help: "text for people, json for machines, one object a bag.")
  var format = FindingsFormat.text

  func validate() throws {
    if all, !snapshots.isEmpty {
      throw ValidationError("--all goes without names.")
    }
  }

  func run() throws {
    let session = try Session(options, format: format)
    let folder = try session.snapshots(place, for: .look, options)
    let bags = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try self.bags(folder) }
    }
    // Nothing was found to be as it was sealed: whoever relies on the exit code must hear of it.
    guard !bags.isEmpty else {
      session.reporter.write(
        DiagnosticLog(
          DiagnosticsError([Diagnostic(.nothingToVerify, facts: ["path": folder.archive.path])])))
      throw Outcome.problems
    }
    var isWell = true
    for (archive, name) in bags {
      let isOurs = archive.path == folder.archive.path
      let verdict = try session.stopping(as: { _ in Outcome.misuse }) {
        () throws(DiagnosticsError) in
        try lifting { () throws(Diagnostic) in
          try archive.verify(name, threads: session.workplace.threads)
        }
      }
      let isSound = isOurs ? verdict.findings.isEmpty : verdict.isValid
      isWell = isWell && isSound
      write(verdict, archive.path(of: name), isSound, session)
    }
    if !isWell { throw Outcome.problems }
  }

  private func bags(_ folder: SnapshotFolder) throws(Diagnostic) -> [(Archive, String)] {
    if all { return try folder.names().map { (folder.archive, $0.text) } }
    if snapshots.isEmpty { return try folder.names().suffix(1).map { (folder.archive, $0.text) } }
    var found: [(Archive, String)] = []
    for word in snapshots {
      if word.contains("/") {
        found.append((Archive(FilePath.parent(of: word)), FilePath.name(of: word)))
      } else {
        found.append((folder.archive, try folder.find(word).text))
      }
    }
    return found
  }

  private func write(
    _ verdict: BagVerdict, _ path: String, _ isSound: Bool, _ session: Session
  ) {
    let catalog = session.workplace.catalog
    let terminal = session.reporter.terminal
    guard format == .text else {
      terminal.out(
        JSONValue.object([
          ("bag", .text(path)), ("sound", .flag(isSound)), ("files", .integer(verdict.files)),
          ("bytes", .integer(verdict.bytes)),
          ("findings", .list(verdict.findings.map(SnapshotText.json))),
        ]).line)
      return
    }
    let limit = session.reporter.isVerbose ? Int.max : 40
    for finding in verdict.findings.prefix(limit) {
      terminal.out(
        ReadableText.printable("\(path)/\(SnapshotText.line(finding, catalog))"))
    }
    let rest = verdict.findings.count - limit
    if rest > 0 { terminal.out(catalog.count("archive.more-findings", rest)) }
    let formatters = Formatters(catalog)
    session.reporter.say(
      catalog.text(
        isSound ? "archive.sound" : "archive.unsound",
        [
          "path": path, "files": formatters.count(verdict.files),
          "bytes": SnapshotText.bytes(verdict.bytes, formatters),
          "findings": formatters.count(verdict.findings.count),
        ]))
  }
}

/// `carteira snapshot export`: a snapshot as one file.
struct SnapshotExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Pack a snapshot into one .tar.gz, the same bytes whoever packs it when.",
    discussion: """
      The snapshot is verified first; a damaged one is not packed. An existing file stays unless \
      --replace is given. `tar xzf` unpacks it anywhere, and `sha256sum -c manifest-sha256.txt` in its \
      folder verifies it.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(help: "The snapshot; the last one without.")
  var snapshot = "last"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, instead of <name>.tar.gz beside the snapshot.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace a file that is there.")
  var replace = false

  func run() throws {
    let session = try Session(options)
    let workplace = session.workplace
    let folder = try session.snapshots(place, for: .look, options)
    let name = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try folder.find(snapshot) }
    }
    try session.refuseOverwriting(output, options)
    let file = output ?? folder.archive.path(of: name.text + ".tar.gz")
    let size = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try folder.archive.export(
          name.text, to: file, replaces: replace,
          permissions: workplace.bagPermissions,
          threads: workplace.threads)
      }
    }
    session.reporter.say(
      workplace.catalog.text("archive.packed", ["path": file]) + " "
        + SnapshotText.bytes(size, Formatters(workplace.catalog)))
  }
}
