import Foundation
import Testing

@Suite("The look in carteira.yaml") struct LookTests {
  private static let head = "name: Sol\nlocale: en\nas-of: 2026-11-16\n"

  private func workshop(_ text: String) throws -> Workshop {
    try Workshop(configuration: LookTests.head + text)
  }

  @Test("reaches every page without a template")
  func build() throws {
    let workshop = try workshop(
      """
      theme:
        colors: {accent: "#7a1f5c", dark: {accent: "#e59acb"}}
        fonts: {text: [Inter, sans-serif], evidence: Fira Code}
        logo: {file: brand/mark.svg, alt: Sun, dark: brand/night.svg}
      labels:
        page.clients: Accounts
        en: {page.quality: "A <b>& \\"Z\\""}

      """)
    try workshop.put("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", at: "brand/mark.svg")
    try workshop.put("<?xml version=\"1.0\"?><svg/>", at: "brand/night.svg")
    let outcome = try workshop.run("build")
    #expect(outcome.code == 0, "\(outcome.findings)")
    let style = try #require(workshop.text("output/site/assets/site.css"))
    #expect(style.contains("--accent: #7a1f5c;") && style.contains("--accent: #e59acb;"))
    #expect(style.contains("--sans: \"Inter\", sans-serif;"))
    #expect(style.contains("--mono: \"Fira Code\", monospace;"))
    let page = try #require(workshop.text("output/site/index.html"))
    #expect(page.contains(">Accounts</a>"))
    #expect(page.contains("A &lt;b&gt;&amp; &quot;Z&quot;"))
    #expect(page.contains("alt=\"Sun\""))
    let logos = workshop.tree("output/site/assets").keys.filter { $0.hasPrefix("logo-") }
    #expect(logos.count == 2)
    let before = workshop.tree("output/site").filter { $0.key != "build.json" }
    #expect(try workshop.run("build").code == 0)
    #expect(workshop.tree("output/site").filter { $0.key != "build.json" } == before)
  }

  @Test(
    "names what is wrong with its place",
    arguments: [
      ("theme:\n  colors: {accent: red}\n", "carteira.yaml:5:20: error[E485]"),
      ("theme:\n  colors: {accent: '#12'}\n", "carteira.yaml:5:20: error[E485]"),
      ("theme:\n  colors: {acent: '#123456'}\n", "carteira.yaml:5:12: error[E210]"),
      ("theme:\n  fonts: {text: 'url(x.woff)'}\n", "carteira.yaml:5:17: error[E487]"),
      ("theme:\n  fonts: {text: '\"; } body {'}\n", "carteira.yaml:5:17: error[E487]"),
      ("theme:\n  fonts: {text: ''}\n", "carteira.yaml:5:17: error[E487]"),
      ("theme:\n  logo: brand/mrak.svg\n", "carteira.yaml:5:9: error[E488]"),
      ("theme:\n  logo: {file: carteira.yaml}\n", "carteira.yaml:5:16: error[E489]"),
      ("theme:\n  logo: {alt: Sun}\n", "carteira.yaml:5:9: error[E211]"),
      ("labels:\n  page.clinets: X\n", "carteira.yaml:5:3: error[E402]"),
    ])
  func refusals(text: String, expected: String) throws {
    let workshop = try workshop(text)
    try workshop.put("<svg/>", at: "brand/mark.svg")
    let outcome = try workshop.run("check")
    #expect(outcome.code == 2)
    #expect(outcome.findings.contains(expected), "\(outcome.findings)")
  }

  @Test("guesses the logo that was meant")
  func logoNearby() throws {
    let workshop = try workshop("theme:\n  logo: brand/mrak.svg\n")
    try workshop.put("<svg/>", at: "brand/mark.svg")
    #expect(try workshop.run("check").findings.contains("brand/mark.svg"))
  }

  @Test("refuses pictures that run something, and those that are too large")
  func logoContents() throws {
    let workshop = try workshop("theme: {logo: mark.svg}\n")
    try workshop.put("<svg><SCRIPT>alert(1)</SCRIPT></svg>", at: "mark.svg")
    #expect(try workshop.run("check").findings.contains("E489"))
    try workshop.put("<svg>" + String(repeating: " ", count: 300 << 10), at: "mark.svg")
    #expect(try workshop.run("check").findings.contains("E490"))
  }

  @Test("warns of colours that cannot be read, with both values")
  func contrast() throws {
    let workshop = try workshop("theme:\n  colors: {accent: '#7fb4c8'}\n")
    let outcome = try workshop.run("check")
    #expect(outcome.findings.contains("carteira.yaml:5:20: warning[W486]"))
    #expect(outcome.findings.contains("#7fb4c8") && outcome.findings.contains("#fdfcfa"))
    #expect(try workshop.run("build", "--strict").code == 1)
    #expect(
      try self.workshop("theme:\n  colors: {paper: '#303030'}\n").run("check").findings
        .contains("'ink' (#1a1d21) on 'paper' (#303030)"))
  }
}
