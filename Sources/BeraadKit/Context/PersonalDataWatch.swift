package import Deliberation

extension Context {
  /// Refuses a text that no record can hold, and one with something that may lead to a person unless that is meant: git does not forget.
  ///
  /// Asked before any lock is taken: somebody may have to think.
  ///
  /// - Parameter what: "a comment", "a reason".
  /// - Returns: the text as `GivenText.check` gives it.
  func givenText(_ text: String, what: String) throws(Refusal) -> String {
    let text = try GivenText.check(text, what: what)
    let found = PersonalData.found(in: text)
    if found.isEmpty || takesPersonalData?(found) == true { return text }
    throw .personal(found, in: what)
  }
}

extension Refusal {
  fileprivate static func personal(_ found: [PersonalDatum], in what: String) -> Refusal {
    let kinds = found.map { "“\($0.text)”, \($0.kind.words)" }.uniqued().joined(separator: ", ")
    return .undecided(
      "\(what.capitalizedFirst) with \(kinds), is for everybody to read, and git does not forget it.",
      hints: [
        "leave it out; or, where everybody may have it, say so with: --personal-data"
      ], by: .personal(found.map(\.text)))
  }
}

extension PersonalDatum.Kind {
  /// What people call it, as "an e-mail address".
  package var words: String {
    switch self {
    case .email: "an e-mail address"
    case .telephone: "a telephone number"
    case .citizenNumber: "what may be a citizen service number"
    case .bankAccount: "a bank account"
    }
  }
}
