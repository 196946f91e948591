import Privacy
import Testing

@Suite("Looking for texts in bytes") struct TextFinderTests {
  private let finder = TextFinder([
    .init("Carla Nunes", field: "contacts.name"), .init("Ana & Filhos", field: "clients.name"),
    .init("carla@padaria.example", field: "contacts.email"), .init("Zé", field: "short"),
    .init("José Conceição", field: "contacts.name"),
  ])

  @Test(
    "finds each spelling that outputs have",
    arguments: [
      "fala com Carla Nunes.", "“Carla Nunes”", "a\\nCarla Nunes", "q=Carla%20Nunes",
      "x%20Carla Nunes", "Ana &amp; Filhos", "(carla@padaria.example)", "é Carla Nunes",
      "José Conceição", "–Carla Nunes–",
    ])
  func found(text: String) {
    #expect(finder.first(in: Array(text.utf8)) != nil)
  }

  @Test(
    "passes by what only looks like one",
    arguments: ["Carla Nunesa", "xCarla Nunes", "éCarla Nunes", "Carla Nunesé", "Zé", "", "Car"])
  func passed(text: String) {
    #expect(finder.first(in: Array(text.utf8)) == nil)
  }

  @Test("replaces the longest at each place")
  func replacing() {
    let finder = TextFinder([
      .init("Carla", field: "a"), .init("Carla Nunes", field: "b"), .init("Nunes", field: "c"),
    ])
    let (bytes, count) = finder.replacing(in: Array("Carla Nunes, Nunes e Carla!".utf8)) {
      Array("<\($0.field)>".utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "<b>, <c> e <a>!")
    #expect(count == 3)
  }

  @Test("says each text once, in the order given")
  func all() {
    let found = finder.all(in: Array("carla@padaria.example Carla Nunes Carla Nunes".utf8))
    #expect(found.map(\.field) == ["contacts.name", "contacts.email"])
  }

  @Test(
    "finds a name that is broken over lines, and leaves all others as they stand",
    arguments: [
      ("Fale com Carla\n  Nunes  hoje\n", "Fale com •••  hoje\n"),
      ("> Carla\r\n> Nunes\r\n", "> •••\r\n"), ("Carla   Nunes e\n\nJosé", "••• e\n\nJosé"),
      ("Carla Nunes, José\nConceição", "•••, •••"), ("Carla\n- Nunes", "Carla\n- Nunes"),
      ("semCarla\nNunes", "semCarla\nNunes"),
    ])
  func broken(text: String, left: String) {
    let (bytes, count) = finder.replacingAcrossLines(in: Array(text.utf8)) { _ in
      Array("•••".utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == left)
    #expect((count == 0) == (text == left))
    #expect(finder.first(in: TextFinder.unwrapped(bytes)) == nil)
  }
}
