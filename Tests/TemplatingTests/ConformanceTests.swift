import Diagnostics
import Foundation
import Markup
import Templating
import TestSupport
import Testing

/// The suite of the Mustache specification, all of it but lambdas.
@Suite struct ConformanceTests {
  struct SpecificationFile: Decodable {
    let tests: [Example]
  }

  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let desc: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String

    var testDescription: String { name }
  }

  static let files = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
    "~dynamic-names", "~inheritance",
  ]

  @Test(
    "every case of the specification comes out as written", .enabled(if: SharedFolder.isPresent),
    arguments: files)
  func passes(file: String) throws {
    let url = try #require(SharedFolder.url("conformance/mustache/\(file).json"))
    let cases = try JSONDecoder().decode(SpecificationFile.self, from: Data(contentsOf: url)).tests
    #expect(cases.count >= 12)
    for example in cases {
      var sources = [TemplateSource(name: "(case)", text: example.template)]
      for (name, text) in (example.partials ?? [:]).sorted(by: { $0.key < $1.key }) {
        sources.append(TemplateSource(name: name, text: text))
      }
      let library = try LooseLibrary(sources)
      let actual = try library.render("(case)", example.data.value)
      #expect(actual == example.expected, "\(file): \(example.name): \(example.desc)")
    }
    print("mustache specification, \(file): \(cases.count) cases ran")
  }
}

/// A value of JSON, as the specification's data are.
indirect enum JSON: Decodable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .boolean(flag)
    } else if let integer = try? container.decode(Int.self) {
      self = .number(String(integer))
    } else if let number = try? container.decode(Double.self) {
      self = .number(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  var value: TemplateValue {
    switch self {
    case .null: .missing
    case .boolean(let flag): .boolean(flag)
    case .number(let text), .text(let text): .text(text)
    case .list(let list): .values(list.map(\.value))
    case .object(let object): .object(LooseObject(object.mapValues(\.value)))
    }
  }
}
