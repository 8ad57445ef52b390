/// Who took no side in a vote, and who said nothing in it: told wherever its result is.
package struct Turnout: Hashable, Sendable {
  /// A partner, and what its vote counts.
  package struct Voter: Hashable, Sendable {
    package let partner: Slug
    /// Nil where each vote counts as one.
    package let weight: Int?

    package init(partner: Slug, weight: Int?) { (self.partner, self.weight) = (partner, weight) }

    /// - Parameter name: what the partner is called.
    package func words(in language: Language, name: String) -> String {
      guard let weight else { return name }
      return language == .dutch ? "\(name) (gewicht \(weight))" : "\(name) (weight \(weight))"
    }
  }

  package let abstained: [Voter]
  package let silent: [Voter]

  package init(abstained: [Voter], silent: [Voter]) {
    (self.abstained, self.silent) = (abstained, silent)
  }

  /// A sentence each for those who abstained and those who did not vote; none where there are none.
  ///
  /// - Parameter name: what a partner is called.
  package func sentences(in language: Language, name: (Slug) -> String) -> [String] {
    sentences(in: language, name: name, namesSilent: true)
  }

  /// The same, with the number of those who did not vote in the place of their names: for what is kept for good. Who they are follows from
  /// the poll.
  package func shortSentences(in language: Language, name: (Slug) -> String) -> [String] {
    sentences(in: language, name: name, namesSilent: false)
  }

  private func sentences(
    in language: Language, name: (Slug) -> String, namesSilent: Bool
  ) -> [String] {
    let isDutch = language == .dutch
    let silentLabel = isDutch ? "Niet gestemd" : "Did not vote"
    func sentence(_ label: String, _ voters: [Voter]) -> [String] {
      guard !voters.isEmpty else { return [] }
      return [
        "\(label): \(voters.map { $0.words(in: language, name: name($0.partner)) }.joined(separator: ", "))."
      ]
    }
    return sentence(
      isDutch ? abstained.count == 1 ? "Onthield zich" : "Onthielden zich" : "Abstained", abstained)
      + (namesSilent || silent.isEmpty
        ? sentence(silentLabel, silent) : ["\(silentLabel): \(number(silent, in: language))."])
  }

  /// How many there are, and what their votes count together.
  private func number(_ voters: [Voter], in language: Language) -> String {
    let weights = voters.compactMap(\.weight)
    guard !weights.isEmpty, let first = voters.first else { return "\(voters.count)" }
    return Voter(partner: first.partner, weight: weights.reduce(0, +))
      .words(in: language, name: "\(voters.count)")
  }
}

extension PollState {
  /// Who abstained and who did not vote; nil of a sticker poll.
  package var turnout: Turnout? {
    switch poll.form {
    case .motion(let form): MotionTally(form: form, state: self).turnout
    case .stance: StanceTally(state: self).turnout
    case .sticker: nil
    }
  }
}

extension MotionTally {
  /// Partners with what the vote of each counts.
  package func voters(_ partners: [Slug]) -> [Turnout.Voter] {
    partners.map { partner in
      Turnout.Voter(partner: partner, weight: weights.map { $0[partner] ?? 1 })
    }
  }

  /// How many votes partners have together: their weights added up where the motion counts by weight.
  package func votes(of partners: [Slug]) -> Int {
    voters(partners).reduce(0) { $0 + ($1.weight ?? 1) }
  }

  package var turnout: Turnout { Turnout(abstained: voters(abstained), silent: voters(silent)) }
}

extension StanceTally {
  /// No weight: a stance counts nothing.
  package var turnout: Turnout {
    func voters(_ partners: [Slug]) -> [Turnout.Voter] {
      partners.map { Turnout.Voter(partner: $0, weight: nil) }
    }
    return Turnout(
      abstained: voters(positions.filter { $0.stance == .abstains }.map(\.partner)), silent: voters(silent))
  }
}
