/// A state of Brazil, or the Federal District, by its two letters.
public enum BrazilianState: String, Sendable, Hashable, CaseIterable, Comparable {
  case acre = "AC"
  case alagoas = "AL"
  case amazonas = "AM"
  case amapa = "AP"
  case bahia = "BA"
  case ceara = "CE"
  case distritoFederal = "DF"
  case espiritoSanto = "ES"
  case goias = "GO"
  case maranhao = "MA"
  case minasGerais = "MG"
  case matoGrossoDoSul = "MS"
  case matoGrosso = "MT"
  case para = "PA"
  case paraiba = "PB"
  case pernambuco = "PE"
  case piaui = "PI"
  case parana = "PR"
  case rioDeJaneiro = "RJ"
  case rioGrandeDoNorte = "RN"
  case rondonia = "RO"
  case roraima = "RR"
  case rioGrandeDoSul = "RS"
  case santaCatarina = "SC"
  case sergipe = "SE"
  case saoPaulo = "SP"
  case tocantins = "TO"

  /// The two letters, in upper case.
  public var code: String { rawValue }

  /// The name as the state writes it.
  public var name: String { facts.name }

  /// The number that IBGE gives the state.
  public var ibgeCode: Int { facts.ibge }

  /// The area codes of its telephones, ascending; 61 belongs to two states.
  public var areaCodes: [Int] { facts.areaCodes }

  /// The first five digits of its postal codes.
  public var postalPrefixes: [ClosedRange<Int>] { facts.postalPrefixes }

  /// By the two letters.
  public static func < (lhs: BrazilianState, rhs: BrazilianState) -> Bool {
    lhs.rawValue < rhs.rawValue
  }

  /// The state of a text: two letters or the name, in any case, with or without accents.
  public init?(text: String) {
    let key = BrazilianState.key(text)
    guard let state = BrazilianState.byKey[key] else { return nil }
    self = state
  }

  /// The states whose telephones have an area code, in the order of their letters.
  public static func states(ofAreaCode areaCode: Int) -> [BrazilianState] {
    allCases.filter { $0.areaCodes.contains(areaCode) }
  }

  /// Letters in lower case and without accents; everything else is left out.
  private static func key(_ text: String) -> String {
    var key = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z": key.unicodeScalars.append(scalar)
      case "á", "à", "â", "ã": key.append("a")
      case "é", "ê": key.append("e")
      case "í": key.append("i")
      case "ó", "ô", "õ": key.append("o")
      case "ú": key.append("u")
      case "ç": key.append("c")
      default: continue
      }
    }
    return key
  }

  private static let byKey: [String: BrazilianState] = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { [(key($0.rawValue), $0), (key($0.name), $0)] })
}

extension BrazilianState {
  private typealias Facts = (
    name: String, ibge: Int, areaCodes: [Int], postalPrefixes: [ClosedRange<Int>]
  )

  private var facts: Facts {
    switch self {
    case .acre: ("Acre", 12, [68], [69_900...69_999])
    case .alagoas: ("Alagoas", 27, [82], [57_000...57_999])
    case .amazonas: ("Amazonas", 13, [92, 97], [69_000...69_299, 69_400...69_899])
    case .amapa: ("Amapá", 16, [96], [68_900...68_999])
    case .bahia: ("Bahia", 29, [71, 73, 74, 75, 77], [40_000...48_999])
    case .ceara: ("Ceará", 23, [85, 88], [60_000...63_999])
    case .distritoFederal: ("Distrito Federal", 53, [61], [70_000...72_799, 73_000...73_699])
    case .espiritoSanto: ("Espírito Santo", 32, [27, 28], [29_000...29_999])
    case .goias: ("Goiás", 52, [61, 62, 64], [72_800...72_999, 73_700...76_799])
    case .maranhao: ("Maranhão", 21, [98, 99], [65_000...65_999])
    case .minasGerais: ("Minas Gerais", 31, [31, 32, 33, 34, 35, 37, 38], [30_000...39_999])
    case .matoGrossoDoSul: ("Mato Grosso do Sul", 50, [67], [79_000...79_999])
    case .matoGrosso: ("Mato Grosso", 51, [65, 66], [78_000...78_899])
    case .para: ("Pará", 15, [91, 93, 94], [66_000...68_899])
    case .paraiba: ("Paraíba", 25, [83], [58_000...58_999])
    case .pernambuco: ("Pernambuco", 26, [81, 87], [50_000...56_999])
    case .piaui: ("Piauí", 22, [86, 89], [64_000...64_999])
    case .parana: ("Paraná", 41, [41, 42, 43, 44, 45, 46], [80_000...87_999])
    case .rioDeJaneiro: ("Rio de Janeiro", 33, [21, 22, 24], [20_000...28_999])
    case .rioGrandeDoNorte: ("Rio Grande do Norte", 24, [84], [59_000...59_999])
    case .rondonia: ("Rondônia", 11, [69], [76_800...76_999])
    case .roraima: ("Roraima", 14, [95], [69_300...69_399])
    case .rioGrandeDoSul: ("Rio Grande do Sul", 43, [51, 53, 54, 55], [90_000...99_999])
    case .santaCatarina: ("Santa Catarina", 42, [47, 48, 49], [88_000...89_999])
    case .sergipe: ("Sergipe", 28, [79], [49_000...49_999])
    case .saoPaulo: ("São Paulo", 35, [11, 12, 13, 14, 15, 16, 17, 18, 19], [1000...19_999])
    case .tocantins: ("Tocantins", 17, [63], [77_000...77_999])
    }
  }
}
