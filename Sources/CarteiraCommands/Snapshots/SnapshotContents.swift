import Analysis
import Archive
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Publishing
import Reports
import Settings
import Theme

/// What a snapshot holds beside the site: inputs, rules, numbers, and who is spoken of where.
struct SnapshotContents {
  let workplace: Workplace
  let loaded: LoadedPortfolio
  let assessment: Assessment
  let subjects: SubjectBook

  /// The folder of the inputs, itself a portfolio folder.
  static let inputs = "inputs"
  /// The version of `metrics.json`; names in it are only ever added.
  static let metricsVersion = 1

  /// The files of the payload.
  ///
  /// - Parameters:
  ///   - tables: The rows that were taken while the portfolio was loaded.
  ///   - site: The folder of the site as it was published.
  ///   - briefs: The folder of briefs; nil where there are none.
  /// - Returns: The files, in any order.
  /// - Throws: When a source was written to since, or the site cannot be read.
  func payload(
    _ tables: CanonicalTables, site: String, briefs: String?
  ) throws(DiagnosticsError) -> [PayloadFile] {
    var files: [PayloadFile] = []
    func add(_ path: String, _ bytes: [UInt8]) throws(DiagnosticsError) {
      guard let place = OutputPath(path) else {
        throw DiagnosticsError([Diagnostic(.pathUnsafe, facts: ["path": path])])
      }
      files.append(PayloadFile(place, .bytes(bytes)))
    }
    let inputs = try tables.files(
      of: loaded, workplace.loadRequest, knowing: workplace.withdrawals(in: loaded.portfolio))
    for file in inputs { try add("\(SnapshotContents.inputs)/\(file.path)", file.bytes) }
    try add("\(SnapshotContents.inputs)/carteira.yaml", configuration(tables))
    try add("\(SnapshotContents.inputs)/policy.yaml", policy)
    try add("metrics.json", metrics)
    try add("snapshot.json", description)
    files += try tree(site, as: "site", leavingOut: ["build.json"])
    if let briefs { files += try tree(briefs, as: "briefs", leavingOut: ["build.json"]) }
    let map = PersonFiles(
      portfolio: loaded.portfolio, subjects: subjects,
      others: files.map(\.path.text).filter { !$0.hasPrefix("site/") })
    try add("persons.json", map.bytes)
    return files
  }

  /// The files of a folder of the output, those left out aside.
  private func tree(
    _ folder: String, as prefix: String, leavingOut: Set<String>
  ) throws(DiagnosticsError) -> [PayloadFile] {
    let found = try filing { () throws(FileError) in try paths(folder, "") }
    return found.filter { !leavingOut.contains($0) }.compactMap { path in
      OutputPath("\(prefix)/\(path)").map { PayloadFile($0, .copy(of: folder + "/" + path)) }
    }
  }

  private func paths(_ folder: String, _ prefix: String) throws(FileError) -> [String] {
    var found: [String] = []
    for entry in try FileSystem.disk.list(FilePath.join(folder, prefix)) {
      let path = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
      switch entry.kind {
      case .folder: found += try paths(folder, path)
      case .file: found.append(path)
      default: continue
      }
    }
    return found
  }

  // MARK: Inputs

  /// A configuration by which the inputs are read again: the folder is a portfolio of its own.
  private func configuration(_ tables: CanonicalTables) -> [UInt8] {
    configuration(sources: tables.sources(custom: workplace.configuration.sources.customFields))
  }

  /// The same with sources of their own.
  func configuration(sources: [String]) -> [UInt8] {
    let configuration = workplace.configuration
    var lines = [
      "name: \(CanonicalTables.quoted(configuration.name))",
      "locale: \(workplace.catalog.locale.tag)", "currency: \(configuration.currency.code)",
      "home-country: \(CanonicalTables.quoted(configuration.homeCountry))",
      "time-zone: \(CanonicalTables.quoted(configuration.timeZone))", "as-of: \(workplace.day)",
    ]
    if let notice = configuration.notice {
      lines.append("notice: \(CanonicalTables.quoted(notice))")
    }
    lines += sources
    if !loaded.portfolio.notes.isEmpty { lines.append("  notes: { folder: data/notes }") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Every rule and threshold in force, built in or not: later versions of the program may bring others.
  var policy: [UInt8] {
    let file = workplace.path(Workplace.policyName)
    let text = (try? workplace.fileSystem.readText(file, limit: 4 << 20)) ?? ""
    let written = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var lines = PolicyText(policy: workplace.policy, builtIn: "").bareLines
    // Words for people, which no value holds: as the policy file says them.
    for section in ["segments", "playbooks"] {
      guard let own = SnapshotContents.section(section, of: written) else { continue }
      if let printed = SnapshotContents.section(section, of: lines) {
        lines.removeSubrange(printed)
      }
      lines += written[own]
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The lines of a section of a policy file; nil where it has none.
  private static func section(_ name: String, of lines: [String]) -> Range<Int>? {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(name + ":") }) else { return nil }
    let end = lines[(start + 1)...].firstIndex { line in
      guard let first = line.first else { return false }
      return !" -#\t\r]}".contains(first)
    }
    return start..<(end ?? lines.count)
  }

  // MARK: Numbers

  /// Everything computed, of the portfolio and of each client.
  private var metrics: [UInt8] {
    let output = AssessmentOutput(portfolio: loaded.portfolio, assessment: assessment)
    var bytes: [UInt8] = [0x7B]
    JSONValue.members(
      [
        ("carteira-metrics", .integer(SnapshotContents.metricsVersion)),
        ("as-of", .text(workplace.day.description)),
        ("currency", .text(loaded.portfolio.currency.code)),
      ], to: &bytes)
    bytes += [0x2C, 0x0A]
    bytes += output.opening(PortfolioFields.all).dropFirst()
    var clients: [[UInt8]] = []
    output.forEachBlock(ClientFields.all, asJSON: true, threads: workplace.threads) {
      clients.append($0)
    }
    bytes += clients.joined()
    return bytes + Array("\n]}\n".utf8)
  }

  /// The digest of the rules in force.
  var policyDigest: Digest { Digest(of: policy) }

  /// The digest of the templates, style sheets and texts in force.
  var templatesDigest: Digest {
    var texts = Dictionary(
      Theme.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    for own in workplace.ownTemplates { texts[own.path] = own.text }
    var hash = SHA256()
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      hash.update(Array("\(Digest(of: text))  \(path)\n".utf8))
    }
    return hash.finish()
  }

  /// What made the snapshot, for machines.
  private var description: [UInt8] {
    JSONValue.object([
      ("carteira-snapshot", .integer(1)), ("as-of", .text(workplace.day.description)),
      ("program", .text("carteira \(Carteira.version)")),
      ("name", .text(workplace.configuration.name)),
      ("locale", .text(workplace.catalog.locale.tag)),
      ("currency", .text(loaded.portfolio.currency.code)),
      ("metrics-version", .integer(SnapshotContents.metricsVersion)),
      ("policy-sha256", .text(policyDigest.hex)), ("templates-sha256", .text(templatesDigest.hex)),
      (
        "own-templates",
        .list(
          workplace.ownTemplates.map {
            .object([("path", .text($0.path)), ("sha256", .text(Digest(of: $0.text).hex))])
          })
      ),
    ]).line
  }

  /// What the bag says of itself.
  var info: BagInfo {
    let figures = PortfolioFigures(assessment, of: loaded.portfolio)
    return BagInfo([
      .init("Bagging-Date", workplace.day.description),
      .init("Bag-Software-Agent", "carteira \(Carteira.version)"),
      .init("External-Description", workplace.configuration.name),
      .init("External-Identifier", "carteira-\(workplace.day)"),
      .init("Carteira-As-Of", workplace.day.description),
      .init("Carteira-Version", Carteira.version),
      .init("Carteira-Policy-SHA256", policyDigest.hex),
      .init("Carteira-Templates-SHA256", templatesDigest.hex),
      .init("Carteira-Clients", String(figures.clients)),
      .init("Carteira-Active-Clients", String(figures.clients(.active))),
      .init("Carteira-At-Risk-Clients", String(figures.clients(.atRisk))),
    ])
  }
}

/// Which persons the files of a snapshot speak of, so that one can be forgotten without rendering again.
///
/// A person is at clients, a client is in files, and some files may speak of anybody: three short lists
/// instead of every pair.
struct PersonFiles {
  let portfolio: Portfolio
  let subjects: SubjectBook
  /// Files of the payload beside the site.
  let others: [String]

  var bytes: [UInt8] {
    var files: [String: [String]] = [:]
    var everybody = others
    for (path, subjects) in subjects.files {
      let path = "site/" + path
      guard let subjects, !subjects.clients.isEmpty else {
        everybody.append(path)
        continue
      }
      for client in Set(subjects.clients) { files[client, default: []].append(path) }
    }
    var bytes = Array("{\"carteira-persons\":1,\n\"everybody\":".utf8)
    JSONValue.list(everybody.sorted(by: precedes).map { .text($0) }).append(to: &bytes)
    bytes += Array(",\n\"persons\":{".utf8)
    append(persons, to: &bytes)
    bytes += Array("},\n\"clients\":{".utf8)
    append(files, to: &bytes)
    return bytes + Array("}}\n".utf8)
  }

  /// The clients of each person: those it is a contact of, or is itself.
  private var persons: [String: [String]] {
    var persons: [String: [String]] = [:]
    for contact in portfolio.contacts {
      persons[contact.id, default: []].append(portfolio.clients[contact.client].id)
    }
    for client in portfolio.clients where client.attributes.kind == .person {
      persons[client.id, default: []].append(client.id)
    }
    return persons
  }

  private func append(_ lists: [String: [String]], to bytes: inout [UInt8]) {
    for (index, (key, values)) in lists.sorted(by: { precedes($0.key, $1.key) }).enumerated() {
      bytes += index > 0 ? [0x2C, 0x0A] : [0x0A]
      JSONText.append(key, to: &bytes)
      bytes.append(0x3A)
      JSONValue.list(Set(values).sorted(by: precedes).map { .text($0) }).append(to: &bytes)
    }
  }

  private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
