extension Field {
  /// An amount in minor units of the reporting currency.
  @inlinable
  public static func money(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int64
  ) -> Field {
    scalar(.money, name, meaning) { FixedPoint(get($0), scale: 0) }
  }

  /// An amount in minor units of the reporting currency that may be missing.
  @inlinable
  public static func optionalMoney(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int64?
  ) -> Field {
    optionalScalar(.money, name, meaning) { get($0).map { FixedPoint($0, scale: 0) } }
  }

  /// A date, in days since 1970-01-01.
  @inlinable
  public static func day(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int32
  ) -> Field {
    scalar(.day, name, meaning) { FixedPoint(Int64(get($0)), scale: 0) }
  }

  /// A date that may be missing, in days since 1970-01-01.
  @inlinable
  public static func optionalDay(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int32?
  ) -> Field {
    optionalScalar(.day, name, meaning) { get($0).map { FixedPoint(Int64($0), scale: 0) } }
  }

  /// A share; 12.5 % is 0.125, `FixedPoint(125, scale: 3)`.
  @inlinable
  public static func percent(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> FixedPoint
  ) -> Field {
    scalar(.percent, name, meaning, get)
  }

  /// A share that may be missing; 12.5 % is 0.125, `FixedPoint(125, scale: 3)`.
  @inlinable
  public static func optionalPercent(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> FixedPoint?
  ) -> Field {
    optionalScalar(.percent, name, meaning, get)
  }

  /// A number with decimals.
  @inlinable
  public static func decimal(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> FixedPoint
  ) -> Field {
    scalar(.decimal, name, meaning, get)
  }

  /// A number with decimals that may be missing.
  @inlinable
  public static func optionalDecimal(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> FixedPoint?
  ) -> Field {
    optionalScalar(.decimal, name, meaning, get)
  }

  /// How many of something, written by a filter that groups thousands.
  @inlinable
  public static func count(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int
  ) -> Field {
    scalar(.count, name, meaning) { FixedPoint(Int64(get($0)), scale: 0) }
  }

  /// How many of something, where it may be unknown.
  @inlinable
  public static func optionalCount(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int?
  ) -> Field {
    optionalScalar(.count, name, meaning) { get($0).map { FixedPoint(Int64($0), scale: 0) } }
  }

  @inlinable
  static func scalar(
    _ kind: ScalarKind, _ name: String, _ meaning: String,
    _ get: @escaping @Sendable (Subject) -> FixedPoint
  ) -> Field {
    Field(name, meaning, .scalar(kind)) {
      let number = get($0)
      return .scalar(Scalar(kind, number.value, scale: number.scale))
    }
  }

  @inlinable
  static func optionalScalar(
    _ kind: ScalarKind, _ name: String, _ meaning: String,
    _ get: @escaping @Sendable (Subject) -> FixedPoint?
  ) -> Field {
    Field(name, meaning, .scalar(kind), optional: true) {
      guard let number = get($0) else { return .missing }
      return .scalar(Scalar(kind, number.value, scale: number.scale))
    }
  }
}
