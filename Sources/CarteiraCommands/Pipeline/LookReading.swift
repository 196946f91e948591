import Diagnostics
import Files
import Localization
import Reports
import Settings

/// Turns what is said under `theme` into a look: reads the logo, and weighs the colours against each
/// other.
struct LookReading {
  let settings: LookSettings
  /// The portfolio's folder; files are named from there.
  let folder: String
  let fileSystem: FileSystem
  let catalog: Catalog
  /// The style sheet that the look lies over.
  let stylesheet: String

  private static let limit = 256 << 10

  /// The look, and everything that is wrong with it.
  func read(into log: inout DiagnosticLog) -> SiteLook {
    let look = SiteLook(
      light: settings.light.mapValues(\.color), dark: settings.dark.mapValues(\.color),
      fonts: settings.fonts.filter { !$0.value.isEmpty }, logo: logo(into: &log))
    weigh(look, into: &log)
    return look
  }

  /// Reports pairs of colours that cannot be told apart, where one of them was set.
  private func weigh(_ look: SiteLook, into log: inout DiagnosticLog) {
    guard !(look.light.isEmpty && look.dark.isEmpty) else { return }
    let palette = look.palette(over: StylePalette(stylesheet: stylesheet))
    for scheme in StylePalette.Scheme.allCases {
      for pair in StylePalette.pairs {
        guard let node = node(of: pair, scheme), let contrast = palette.contrast(pair, scheme),
          contrast < pair.use.contrast, let front = palette[pair.front, scheme],
          let ground = palette[pair.ground, scheme]
        else { continue }
        let prefix = scheme == .dark ? "dark." : ""
        log.add(
          node.diagnostic(
            .colorsTooClose,
            facts: [
              "key": prefix + pair.front, "found": front.description,
              "ground": prefix + pair.ground, "paper": ground.description,
              "contrast": tenths(contrast), "expected": tenths(pair.use.contrast),
            ]))
      }
    }
  }

  /// Where a colour of the pair was set; a colour of the dark may follow from one of the light.
  private func node(of pair: StylePalette.Pair, _ scheme: StylePalette.Scheme) -> SettingsNode? {
    switch scheme {
    case .light:
      settings.light[pair.front]?.node ?? settings.light[pair.ground]?.node
        ?? source(of: pair.front).flatMap { settings.light[$0]?.node }
    case .dark:
      settings.dark[pair.front]?.node ?? settings.dark[pair.ground]?.node
        ?? source(of: pair.front).flatMap { settings.dark[$0]?.node }
    }
  }

  /// The colour that another follows where it is not set itself.
  private func source(of name: String) -> String? {
    switch name {
    case "fill", "on-accent": "accent"
    case "fill-alert": "alert"
    default: nil
    }
  }

  private func tenths(_ value: Int) -> String {
    Formatters(catalog).decimal(Int64(value), scale: 1, places: .fixed(1))
  }
}

extension LookReading {
  private func logo(into log: inout DiagnosticLog) -> SiteLook.Logo? {
    guard let logo = settings.logo, let light = picture(logo.file, into: &log) else { return nil }
    return SiteLook.Logo(
      light: light, dark: logo.dark.flatMap { picture($0, into: &log) },
      alternative: logo.alternative)
  }

  private func picture(
    _ node: SettingsNode, into log: inout DiagnosticLog
  ) -> SiteLook.Picture? {
    guard let name = node.text else { return nil }
    let path = name.hasPrefix("/") ? name : FilePath.join(folder, name)
    do throws(FileError) {
      let bytes = try fileSystem.read(path, limit: LookReading.limit)
      if let ending = LookReading.ending(of: bytes) {
        return SiteLook.Picture(bytes: bytes, ending: ending)
      }
      log.add(node.diagnostic(.logoIsNoPicture, facts: ["found": name]))
    } catch {
      switch error.kind {
      case .missing:
        log.add(
          node.diagnostic(
            .logoMissing, facts: ["found": name], suggestion: neighbour(of: name, path)))
      case .tooLarge:
        log.add(
          node.diagnostic(
            .logoTooLarge,
            facts: ["found": name, "limit": Formatters(catalog).count(LookReading.limit >> 10)]))
      default:
        log.add(
          Diagnostic(
            DiagnosticCode(.error, error.number), at: node.location, facts: error.facts))
      }
    }
    return nil
  }

  /// A file of the same folder that may have been meant, written as the user writes it.
  private func neighbour(of name: String, _ path: String) -> String? {
    let entries = (try? fileSystem.list(FilePath.parent(of: path))) ?? []
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let meant = NearMiss.nearest(to: last, among: entries.map(\.name)) else { return nil }
    return name.dropLast(last.count) + meant
  }

  /// What kind of picture the bytes are: what they hold decides, not what the file is called.
  ///
  /// A page shows it as an image, so that nothing in it runs; an SVG with a script is refused all the
  /// same, since somebody may open the file itself.
  static func ending(of bytes: [UInt8]) -> String? {
    func holds(_ text: String, at position: Int) -> Bool {
      bytes.dropFirst(position).starts(with: text.utf8)
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
    if holds("RIFF", at: 0), holds("WEBP", at: 8) { return "webp" }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let start = text.prefix(1024)
    guard start.contains("<svg"), !text.contains("<script"), !text.contains("<!entity"),
      !text.contains("javascript:")
    else { return nil }
    return "svg"
  }
}
