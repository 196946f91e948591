import Charts

/// Charts of every kind with values of every sort: the ordinary, the empty and the absurd.
enum Gallery {
  static let long = "Cooperativa Agroindustrial dos Produtores Rurais do Vale do Alto Uruguai Ltda."

  /// Series that every kind must survive.
  static let series: [(name: String, values: [Int64?])] = [
    ("a year", (1...13).map { Int64($0 * 7 % 11 + 3) * 10_000 }),
    ("one datum", [4_200]),
    ("none", []),
    ("zeros", [0, 0, 0, 0]),
    ("below zero", [-10, -300, -20]),
    ("both sides", [100, -50, 0, 75]),
    ("gaps", [nil, 10, nil, nil, 30, 20, nil]),
    ("nothing known", [nil, nil]),
    ("huge", [.max, .min, .max - 1, 0]),
    ("many", (0..<60).map { Int64($0) }),
  ]

  static func label(_ value: Int64?) -> String { value.map(String.init) ?? "desconhecido" }

  static func bars(_ values: [Int64?], over: [Int64?] = [], names: [String] = []) -> BarChart {
    BarChart(
      id: "bars", title: "Receita por mês", unit: "R$ mil",
      words: .init(
        category: "Mês", value: "Contratos", over: "Avulsos", total: "Soma", before: "Antes"),
      bars: values.enumerated().map { index, value in
        BarChart.Bar(
          name: index < names.count ? names[index] : "m\(index)",
          group: index % 12 == 0 && names.isEmpty ? "20\(25 + index / 12)" : nil, value: value,
          label: label(value), over: index < over.count ? over[index] : nil,
          overLabel: index < over.count ? label(over[index]) : "")
      }, goal: Level(120, label: "meta 120"), limit: Level(130, label: "limite 130"))
  }

  static func points(_ values: [Int64?]) -> [DataPoint] {
    values.enumerated().map { DataPoint(name: "m\($0)", value: $1, label: label($1)) }
  }

  static func line(_ values: [Int64?]) -> LineChart {
    LineChart(
      id: "line", title: "Retenção", unit: "%", words: .init(category: "Mês", value: "Bruta"),
      points: points(values), ticks: [Level(80, label: "80"), Level(95, label: "95")],
      goal: Level(95, label: "meta 95,0 %"), limit: Level(94, label: "limite"))
  }

  static func spark(_ values: [Int64?]) -> Sparkline {
    Sparkline(
      id: "spark", title: "Receita sobe", unit: "R$", words: .init(category: "Mês", value: "R$"),
      points: points(values), end: "2,41 mi", goal: Level(50, label: "meta 50"))
  }

  static func pareto(_ values: [Int64?], name: String = "motivo") -> ParetoChart {
    ParetoChart(
      id: "pareto", title: "Motivos", unit: "clientes",
      words: .init(category: "Motivo", value: "Clientes", share: "%", accumulated: "soma"),
      items: values.enumerated().map { index, value in
        ParetoChart.Item(
          name: "\(name) \(index)", value: value ?? 0, label: label(value),
          shareLabel: "\(index),0", accumulatedLabel: "9")
      }, threshold: Level(800, label: "80"))
  }

  static func curve(_ values: [Int64?]) -> AccumulationCurve {
    let amounts = values.compactMap { $0 }.filter { $0 > 0 }.sorted(by: >)
    return AccumulationCurve(
      id: "abc", title: "Curva ABC", unit: "%",
      words: .init(category: "Classe", cells: [.init("Clientes")]), amounts: amounts,
      parts: [
        .init(
          name: "A", label: "A · 1", end: amounts.count / 3, threshold: 800,
          thresholdLabel: "80", cells: ["1"]),
        .init(
          name: "B", label: "B · 1", end: amounts.count / 2, threshold: 950,
          thresholdLabel: "95", cells: ["1"]),
        .init(name: "C", label: "C · 1", end: amounts.count, threshold: nil, cells: ["1"]),
      ], verticalTitle: "receita acumulada, %", horizontalTitle: "clientes, %")
  }

  static func heat(_ values: [Int64?]) -> HeatMap {
    HeatMap(
      id: "heat", title: "Retenção por safra", unit: "%",
      words: .init(row: "Safra", detail: "Clientes"),
      columns: values.indices.map { "+\($0)" },
      rows: (0..<3).map { row in
        HeatMap.Row(
          name: row == 1 ? long : "2026-0\(row)", detail: "\(row * 7)",
          cells: values.dropLast(row).map { value in
            value.map { .value($0, label($0)) } ?? .unknown("falta")
          } + Array(repeating: .future, count: min(row, values.count)))
      })
  }

  static func bridge(_ amounts: [Int64], from begin: Int64 = 0) -> Waterfall? {
    let end = amounts.reduce(begin, &+)
    return try? Waterfall(
      id: "bridge", title: "Por que mudou", unit: "R$ mil",
      words: .init(step: "Passo", amount: "R$ mil"),
      begin: .init(name: "nov/2025", value: begin, label: label(begin)),
      steps: amounts.enumerated().map {
        .init(name: "Passo \($0)", amount: $1, label: ($1 > 0 ? "+" : "") + label($1))
      }, end: .init(name: "nov/2026", value: end, label: label(end)),
      cut: Waterfall.cutValue(begin: begin, amounts: amounts).map {
        .init(value: $0, sentence: "Eixo cortado em \($0)")
      })
  }

  static func matrix(_ people: [(Int?, Int?)], name: String = "Ana") -> QuadrantMatrix {
    QuadrantMatrix(
      id: "matrix", title: "Influência e apoio",
      words: .init(
        name: "Pessoa", across: "apoio", up: "influência", standing: "Papel",
        standings: [
          .covered: "coberto", .uncovered: "ninguém cobre", .champion: "campeão",
          .blocker: "bloqueador",
        ], unknown: "desconhecido", corner: "manter perto"),
      marks: people.enumerated().map { index, person in
        .init(
          name: "\(name) \(index)", across: person.0, up: person.1,
          standing: QuadrantMatrix.Standing.allCases[index % 4],
          acrossLabel: person.0.map(String.init) ?? "desconhecido",
          upLabel: person.1.map(String.init) ?? "desconhecido")
      })
  }

  static func timeline(_ items: [Timeline.Item], lanes: Int = 1) -> Timeline {
    Timeline(
      id: "time", title: "De julho a março",
      words: .init(
        when: "Data", lane: "Faixa", item: "O quê", state: "Situação",
        states: [.done: "feito", .planned: "planejado", .late: "atrasado", .deadline: "prazo"]),
      start: 0, end: 270,
      ticks: (0..<9).map { .init(day: $0 * 30, label: $0 == 0 ? "jul 2026" : "mês") },
      today: .init(day: 138, label: "hoje 16/11"),
      lanes: (0..<lanes).map { .init(name: $0 == 1 ? long : "Faixa \($0)", items: items) },
      bands: [.init(from: 170, to: 185, label: "recesso")])
  }

  static func items(_ days: [Int], label: String = "12 filiais com firewall") -> [Timeline.Item] {
    days.enumerated().map { index, day in
      Timeline.Item(
        when: index % 4 == 3 ? .span(day, day + 40) : .day(day), label: "\(label) \(index)",
        whenLabel: "dia \(day)", state: Timeline.State.allCases[index % 4],
        form: [.diamond, .circle, .bar][index % 3])
    }
  }

  static func strip(_ purchases: [Int], expected: Int?, broken: Int?, today: Int) -> CadenceStrip {
    CadenceStrip(
      id: "strip", title: "Ritmo",
      words: .init(day: "Dia", event: "O quê", interval: "Dias", purchase: "pedido"),
      purchases: purchases, start: 0, end: 400, today: .init(day: today, label: "hoje 16/11"),
      expected: expected.map { .init(day: $0, label: "esperado 10/10") },
      broken: broken.map { .init(day: $0, label: "quebra 09/12") },
      months: (0..<13).map { .init(day: $0 * 30, label: "jan/2026") },
      interval: { "\($0) d" }, dayLabel: { "dia \($0)" })
  }

  static func position(_ value: Int64, before: Int64?) -> PositionLine {
    PositionLine(
      id: "health", title: "Saúde 59", unit: "de 100",
      words: .init(
        position: "Nota", value: "Pontos", now: "agora", before: "antes", bound: "limite"),
      low: Level(0, label: "0 Crítico"), high: Level(100, label: "Saudável 100"),
      bounds: [Level(50, label: "50"), Level(75, label: "75")], bands: ["Atenção"],
      value: Level(value, label: String(value)),
      before: before.map { Level($0, label: "\($0) em 17/08") })
  }
}

extension Gallery {
  /// Every chart there is with every series there is.
  static var all: [(name: String, chart: any Chart)] {
    var charts: [(String, any Chart)] = []
    for (name, values) in series {
      charts.append(("bars of \(name)", bars(values)))
      charts.append(("stacked bars of \(name)", bars(values, over: values)))
      charts.append(("line of \(name)", line(values)))
      charts.append(("spark of \(name)", spark(values)))
      charts.append(("pareto of \(name)", pareto(Array(values.prefix(20)))))
      charts.append(("curve of \(name)", curve(values)))
      charts.append(("heat map of \(name)", heat(Array(values.prefix(14)))))
      let amounts = values.compactMap { $0 }.filter { $0.magnitude < 1 << 60 }.prefix(8)
      if let bridge = bridge(Array(amounts)) { charts.append(("bridge of \(name)", bridge)) }
    }
    charts.append(("bars of long names", bars([3, 2, 1], names: [long, long, "curto"])))
    charts.append(("pareto of long names", pareto([9, 5, 1], name: long)))
    if let cut = bridge([1689, 1874, 213, -716, -1128], from: 22_146) {
      charts.append(("cut bridge", cut))
    }
    for (count, spread) in [(0, 1), (1, 1), (13, 4), (60, 9), (200, 40)] {
      let tree = OrganisationTreeTests.tree(
        count, seed: 11, spread: spread, lines: count == 0 ? 0 : 4)
      charts.append(("tree of \(count)", tree))
    }
    let people: [[(Int?, Int?)]] = [
      [], [(0, 3)], Array(repeating: (2, 5), count: 30), [(nil, 5), (1, nil), (nil, nil)],
      (0..<40).map { ($0 % 5 - 2, $0 % 7 % 5 + 1) },
    ]
    for group in people {
      charts.append(("matrix of \(group.count)", matrix(group)))
      charts.append(("matrix of \(group.count) long names", matrix(group, name: long)))
    }
    for (name, days) in [
      ("nothing", []), ("one", [100]), ("a heap", Array(repeating: 138, count: 9)),
      ("the edges", [0, 1, 269, 270]), ("outside", [-50, 400]),
      ("many", (0..<40).map { $0 * 6 }),
    ] {
      charts.append(("timeline of \(name)", timeline(items(days))))
      charts.append(
        ("timeline of \(name), long", timeline(items(days, label: long), lanes: 3)))
    }
    charts.append(
      ("strip", strip([10, 70, 131, 190, 250], expected: 310, broken: 370, today: 340)))
    charts.append(("strip at the edges", strip([0, 400], expected: 0, broken: 400, today: 400)))
    charts.append(("strip of one", strip([5], expected: nil, broken: nil, today: 5)))
    charts.append(("position", position(59, before: 65)))
    charts.append(("position, same", position(59, before: 59)))
    charts.append(("position at the end", position(100, before: 99)))
    charts.append(("position beyond", position(140, before: -3)))
    return charts
  }
}
