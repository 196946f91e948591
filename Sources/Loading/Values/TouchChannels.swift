/// Which channels of touches both sides speak in by their nature: a meeting, a visit, a call, a video call.
///
/// An e-mail or a message may stay without an answer, and a missed call is none: a channel counts only
/// where every word of it is known, and one of them says how people came together.
struct TouchChannels {
  /// What was found of channels met before: there are few, on many rows.
  private var known: [String: Bool] = [:]

  /// How people come together.
  private static let kinds: Set<String> = [
    "reuniao", "reunioes", "meeting", "meetings", "encontro", "visita", "visitas", "visit",
    "visits",
    "ligacao", "ligacoes", "telefonema", "telefone", "call", "calls", "phone", "chamada",
    "videochamada", "videoconferencia", "conferencia", "videocall", "videoconference", "video",
    "conference", "teams", "zoom", "meet", "webex", "almoco", "lunch", "jantar", "dinner", "cafe",
    "presencial", "person", "qbr",
  ]

  /// Words beside them that change nothing: where, with what, of what sort.
  private static let qualifiers: Set<String> = [
    "a", "an", "the", "o", "de", "do", "da", "em", "no", "na", "por", "via", "com", "ao", "in",
    "on",
    "by", "with", "at", "of", "and", "e", "site", "online", "line", "remota", "remoto",
    "remote", "virtual", "tecnica", "technical", "comercial", "sales", "telefonica", "telefonico",
    "mensal", "monthly", "trimestral", "quarterly", "anual", "yearly", "review", "revisao",
    "cliente", "client", "customer", "google", "microsoft", "ms", "whatsapp", "whats", "app",
  ]

  /// Whether both sides speak in a channel by its nature.
  ///
  /// - Parameter channel: The channel as the company names it.
  /// - Returns: False too of a channel that says nothing of it.
  mutating func isTwoWay(_ channel: String) -> Bool {
    if let known = known[channel] { return known }
    let words = HeaderKey.fold(channel).split(separator: " ").map(String.init)
    let isTwoWay =
      words.contains(where: TouchChannels.kinds.contains)
      && words.allSatisfy {
        TouchChannels.kinds.contains($0) || TouchChannels.qualifiers.contains($0)
      }
    known[channel] = isTwoWay
    return isTwoWay
  }
}
