import Diagnostics
import Loading
import Portfolio
import Privacy

extension Session {
  /// Remembers withdrawals, where there is a key, so that an import without them changes nothing.
  func noteWithdrawals(_ loaded: LoadedPortfolio) throws {
    guard let hash = PersonRegister.hash else { return }
    let known = workplace.suppression ?? Suppression(hash)
    let day = workplace.day
    var new: [PersonRegister.Entry] = []
    for contact in loaded.portfolio.contacts {
      let clues = Suppression.Clues(contact)
      var marks: Suppression.Marks?
      for record in contact.bases.records {
        guard let withdrawn = record.withdrawal(by: day) else { continue }
        let named = record.purposes
        let purposes: [ContactPurpose?] =
          named.isEmpty ? [nil] : ContactPurpose.allCases.filter(named.contains)
        for purpose in purposes {
          guard known.withdrawal(clues, of: purpose) ?? .min < withdrawn.number else { continue }
          marks = marks ?? known.marks(clues)
          guard let marks else { continue }
          new.append(PersonRegister.Entry(marks: marks, day: withdrawn, purpose: purpose))
        }
      }
    }
    guard !new.isEmpty else { return }
    let register = PersonRegister(folder: workplace.folder)
    try stopping { () throws(DiagnosticsError) in
      try register.add("withdrawn", new, hash)
    }
  }
}
