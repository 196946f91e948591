/// One of the five regions of Brazil, as IBGE divides the country.
public enum BrazilianRegion: String, Sendable, Hashable, CaseIterable {
  case north
  case northeast
  case southeast
  case south
  case centralWest = "central-west"
}

extension BrazilianState {
  /// The region the state lies in: the first digit of its IBGE code.
  public var region: BrazilianRegion { BrazilianRegion.allCases[ibgeCode / 10 - 1] }
}
