import Files
import Testing

@Suite("A hash that every run makes alike") struct SteadyHashTests {
  private struct Record: Hashable {
    var text: String
    var number: Int?
    var list: [String]
    var values: [String: Int]
  }

  private func hash(_ value: some Hashable) -> UInt64? {
    var hash = SteadyHash()
    hash?.add(value)
    return hash?.finish()
  }

  @Test("is SipHash-1-3 under the key zero")
  func published() { #expect(SteadyHash()?.finish() == 0xd1fb_a762_150c_532c) }

  @Test("of a value is what another process said")
  func steady() {
    let record = Record(
      text: "olá", number: 3, list: ["x", "y"], values: ["k": 1, "z": 2, "ç": 5])
    #expect(hash(record) == 329_024_293_077_712_652)
  }

  @Test("tells what differs")
  func differences() {
    let record = Record(text: "a", number: nil, list: ["b"], values: [:])
    var others = [record, record, record, record]
    others[0].text = "b"
    others[1].number = 0
    others[2].list = []
    others[3].values = ["a": 1]
    #expect(Set(([record] + others).map(hash)).count == 5)
  }

  @Test("tells two lists from one")
  func lists() {
    var (one, two) = (SteadyHash(), SteadyHash())
    one?.add(each: ["a", "b"])
    one?.add(each: [String]())
    two?.add(each: ["a"])
    two?.add(each: ["b"])
    #expect(one?.finish() != two?.finish())
  }
}
