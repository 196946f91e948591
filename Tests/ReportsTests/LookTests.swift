import Files
import Localization
import Reports
import Testing

/// What a portfolio changes of the theme without a template.
@Suite struct LookTests {
  private func site(_ look: SiteLook) throws -> [String: String] {
    var theme = Fixture.theme
    theme.look = look
    return try SiteBuilder(
      Fixture.input(Fixture.portfolio(Fixture.members)),
      settings: SiteSettings(portfolioName: "Sol"), catalog: Fixture.catalog(.english),
      theme: theme
    ).site()
  }

  private func style(_ look: SiteLook) throws -> String {
    try #require(try site(look)["assets/site.css"])
  }

  private func color(_ text: String) throws -> StyleColor { try #require(StyleColor(text)) }

  @Test(arguments: [
    ("#0b5873", "#0b5873"), ("#ABC", "#aabbcc"), ("#fff", "#ffffff"), ("0b5873", nil),
    ("#12345", nil), ("red", nil), ("#12345g", nil), ("#fff; } body { color: red", nil), ("", nil),
    ("rgb(1,2,3)", nil), ("#1234567", nil),
  ])
  func colorsAreSixDigitsOrThree(text: String, expected: String?) {
    #expect(StyleColor(text)?.description == expected)
  }

  @Test(arguments: [
    ("#000000", "#ffffff", 210), ("#ffffff", "#ffffff", 10), ("#767676", "#ffffff", 45),
    ("#777777", "#ffffff", 44), ("#0b5873", "#fdfcfa", 77),
  ])
  func contrastIsThatOfTheGuidelines(first: String, second: String, tenths: Int) throws {
    #expect(try color(first).contrast(with: color(second)) == tenths)
    #expect(try color(second).contrast(with: color(first)) == tenths)
  }

  @Test func aLookWithoutAnythingChangesNoByte() throws {
    #expect(try style(SiteLook()) == (try Fixture.english()["assets/site.css"]))
  }

  @Test func colorsFollowTheStyleSheet() throws {
    let text = try style(SiteLook(light: ["accent": color("#7a1f5c"), "ink": color("#101010")]))
    #expect(text.contains("@media screen { :root { --ink: #101010; --accent: #7a1f5c;"))
    #expect(text.contains("--fill: #7a1f5c;"))
    #expect(text.contains("@media print { :root { --accent: #7a1f5c;"))
  }

  @Test func anAccentSetForTheLightIsLightenedForTheDark() throws {
    let look = SiteLook(light: ["accent": try color("#7a1f5c")])
    let palette = look.palette(over: StylePalette(stylesheet: StylesheetTests.text))
    let paper = try #require(palette["paper", .dark])
    let accent = try #require(palette["accent", .dark])
    #expect(accent.contrast(with: paper) >= 70)
    #expect(accent != (try color("#7a1f5c")))
    #expect(try style(look).contains("(prefers-color-scheme: dark) { :root { --accent: \(accent);"))
  }

  @Test func anAccentTooLightForPaperStaysOnTheScreen() throws {
    let text = try style(SiteLook(light: ["accent": color("#f0c000")]))
    #expect(!text.contains("@media print { :root { --accent: #f0c000"))
  }

  @Test func fontsAreQuotedAndEndInAKind() throws {
    let text = try style(
      SiteLook(fonts: [.text: ["Inter", "system-ui"], .headings: ["Source \"Serif\" </style>"]]))
    #expect(text.contains("--sans: \"Inter\", system-ui;"))
    #expect(text.contains("--serif: \"Source \\22 Serif\\22  \\3c /style\\3e \", serif;"))
  }

  @Test func theLogoLiesAtAnAddressOfItsOwn() throws {
    let light = SiteLook.Picture(bytes: Array("<svg>1</svg>".utf8), ending: "svg")
    let dark = SiteLook.Picture(bytes: Array("<svg>2</svg>".utf8), ending: "svg")
    let site = try site(
      SiteLook(logo: .init(light: light, dark: dark, alternative: "Sol & \"Mar\"")))
    let logos = site.filter { $0.key.hasPrefix("assets/logo-") }
    #expect(Set(logos.values) == ["<svg>1</svg>", "<svg>2</svg>"])
    let page = try #require(site["clients/000101/index.html"])
    for path in logos.keys { #expect(page.contains("src=\"../../\(path)\"")) }
    #expect(page.contains("alt=\"Sol &amp; &quot;Mar&quot;\""))
    #expect(!page.contains("<svg>1"))
  }

  @Test func onePictureForBothIsWrittenOnce() throws {
    let picture = SiteLook.Picture(bytes: [0x89], ending: "png")
    let site = try site(SiteLook(logo: .init(light: picture, dark: picture)))
    #expect(site.keys.count { $0.hasPrefix("assets/logo-") } == 1)
  }

  @Test func theNavigationNamesOnlyPagesThatExist() throws {
    let site = try site(SiteLook())
    let page = try #require(site["index.html"])
    let start = try #require(page.firstRange(of: "<nav aria-label"))
    let end = try #require(page[start.upperBound...].firstRange(of: "</nav>"))
    let links = Markings.links(in: String(page[start.upperBound..<end.lowerBound]))
    #expect(links.count >= 4)
    for link in links { #expect(site[link] != nil, "\(link)") }
  }
}

extension Fixture {
  static func english() throws -> [String: String] {
    try SiteBuilder(
      input(portfolio(members)), settings: SiteSettings(portfolioName: "Sol"),
      catalog: catalog(.english), theme: theme
    ).site()
  }
}
