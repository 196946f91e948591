import Reports
import Testing

@Suite struct SlugTests {
  @Test(arguments: ["000101", "acme", "a", "12345678901", "x-y"])
  func safeIdsAreTheirOwnSlug(id: String) {
    #expect(Slug.make(id: id) == id)
  }

  @Test(arguments: [
    ("C 3", "c-3-"), ("Água & Cia.", "agua-cia-"), ("ACME", "acme-"), ("../etc", "etc-"),
    ("CON", "con-"), ("con", "con-"), ("ref-0123abcd", "ref-0123abcd-"),
  ])
  func otherIdsBecomeTheirFoldWithEightDigits(id: String, start: String) {
    let slug = Slug.make(id: id)
    #expect(slug.hasPrefix(start))
    #expect(slug.count == start.count + 8)
  }

  @Test func idsWithoutLettersStillHaveASlug() {
    #expect(Slug.make(id: "東京").hasPrefix("id-"))
    #expect(Slug.make(id: "").hasPrefix("id-"))
    #expect(Slug.make(id: "東京") != Slug.make(id: "大阪"))
  }

  @Test(arguments: ["11.222.333/0001-81", "11222333000181", "529.982.247-25", "ana@x.com.br"])
  func idsOfPersonsBecomeAliasesThatNeedTheKey(id: String) {
    let slug = Slug.make(id: id, key: "a")
    #expect(slug.hasPrefix("c-") && slug.count == 18)
    #expect(slug == Slug.make(id: id, key: "a"))
    #expect(slug != Slug.make(id: id, key: "b"))
    #expect(!slug.contains("222333") && !slug.contains("ana"))
  }

  @Test func differentIdsNeverShareASlug() {
    let ids = ["ACME", "acme", "Acme", "a c m e", "acme-", Slug.make(id: "ACME")]
    #expect(Set(ids.map { Slug.make(id: $0) }).count == ids.count)
  }

  @Test func aPageOfAllKeepsItsName() {
    let slugs = Slug.make(ids: ["index", "other"], key: "", reserved: ["index"])
    #expect(slugs[0].hasPrefix("id-"))
    #expect(slugs[1] == "other")
  }

  @Test func longIdsAreCut() {
    #expect(Slug.make(id: String(repeating: "x", count: 61)).count == 49)
    #expect(Slug.make(id: String(repeating: "x", count: 60)).count == 60)
  }
}
