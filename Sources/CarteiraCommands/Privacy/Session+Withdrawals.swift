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
    let new = loaded.portfolio.contacts.compactMap { contact -> (Suppression.Marks, Day)? in
      let record = contact.lawfulBasis
      guard let withdrawn = record.withdrawn, withdrawn <= day,
        record.given.map({ $0 <= withdrawn }) ?? true
      else { return nil }
      let clues = Suppression.Clues(contact)
      guard known.withdrawal(clues) ?? .min < withdrawn.number else { return nil }
      return (known.marks(clues), withdrawn)
    }
    guard !new.isEmpty else { return }
    let register = PersonRegister(folder: workplace.folder)
    try stopping { () throws(DiagnosticsError) in
      try register.add("withdrawn", new, hash)
    }
  }
}
