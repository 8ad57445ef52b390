import Deliberation

/// What Beraad itself writes into polls and decisions, in the paper's language: it stands in the edition.
struct BallotPhrases {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// The question of a motion about a contested place.
  ///
  /// - Parameter words: what stands there now; empty where something is only to come.
  func question(about words: String) -> String {
    switch language {
    case .dutch where words.isEmpty: "Welke woorden komen hier te staan? Nu staat er niets."
    case .english where words.isEmpty: "Which words shall stand here? Nothing stands here now."
    case .dutch: "Welke woorden komen hier te staan? Nu staat er: „\(words)”"
    case .english: "Which words shall stand here? They are now: “\(words)”"
    }
  }

  /// An alternative that takes words away and puts none in their place.
  var nothing: String {
    switch language {
    case .dutch: "(deze woorden vervallen)"
    case .english: "(these words go)"
    }
  }

  /// The alternative that changes nothing.
  var leave: String {
    switch language {
    case .dutch: "De tekst blijft zoals hij is."
    case .english: "The text stays as it is."
    }
  }

  /// Why a motion's winner is adopted and the others are rejected.
  ///
  /// - Parameter name: what a partner is called.
  func outcome(
    of poll: Poll, _ tally: MotionTally, won winner: Slug, name: (Slug) -> String
  ) -> String {
    let turnout = tally.turnout.shortSentences(in: language, name: name).map { " \($0)" }.joined()
    return share(of: winner, in: poll, tally) + turnout
  }

  /// What minutes say of a motion: which wording won with how many of the votes, or that none did, with what each got.
  func result(of poll: Poll, _ tally: MotionTally) -> String {
    if let winner = tally.verdict.winner { return share(of: winner, in: poll, tally) }
    let figures = tally.votes.map { "„\(text(of: $0.alternative, in: poll).quotable)” \($0.votes)" }
      .joined(separator: ", ")
    return switch language {
    case .dutch: "Geen besluit: \(why(tally.verdict)). Stemmen: \(figures)."
    case .english:
      "No decision: \(why(tally.verdict)). Votes: \(figures.replacing("„", with: "“"))."
    }
  }

  private func why(_ verdict: MotionTally.Verdict) -> String {
    switch (verdict, language) {
    case (.noQuorum, .dutch): "er stemden te weinig organisaties"
    case (.noQuorum, .english): "too few organisations voted"
    case (.tie, .dutch): "de stemmen staken"
    case (.tie, .english): "it is a tie"
    case (.unsettled, .dutch): "zij is meer dan eens gesloten, los van elkaar"
    case (.unsettled, .english): "it was closed more than once, apart"
    case (.short, .dutch), (.won, .dutch): "de meerderheid is te klein"
    case (.short, .english), (.won, .english): "the majority is too small"
    }
  }

  /// How many of the votes an alternative got.
  private func share(of winner: Slug, in poll: Poll, _ tally: MotionTally) -> String {
    let cast = tally.votes.reduce(0) { $0 + $1.votes }
    let got = tally.votes.first { $0.alternative == winner }?.votes ?? 0
    let isWeighted = tally.weights != nil
    let (question, words) = (poll.question.quotable, text(of: winner, in: poll).quotable)
    switch language {
    case .dutch:
      return "In de stemming „\(question)” kreeg „\(words)” \(got) van de \(cast) uitgebrachte stemmen"
        + (isWeighted ? ", naar gewicht geteld." : ".")
    case .english:
      return "In the vote “\(question)”, “\(words)” got \(got) of the \(cast) votes cast"
        + (isWeighted ? ", counted by weight." : ".")
    }
  }

  /// What an alternative says: its short name says nothing to who reads the edition.
  private func text(of alternative: Slug, in poll: Poll) -> String {
    guard case .motion(let form) = poll.form,
      let text = form.alternatives.first(where: { $0.id == alternative })?.text, !text.isEmpty
    else { return alternative.description }
    return text
  }
}

extension String {
  /// The most characters that are quoted in a reason.
  private static let mostQuoted = 80

  /// As it is quoted within a sentence: on one line, and of a long one the beginning.
  fileprivate var quotable: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > Self.mostQuoted else { return line }
    let cut = line.prefix(Self.mostQuoted)
    return "\(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) …"
  }
}
