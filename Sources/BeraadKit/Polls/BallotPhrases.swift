import Deliberation

/// What Beraad itself writes into polls and decisions, in the paper's language: it stands in the edition.
struct BallotPhrases {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// The question of a motion about a contested place.
  func question(about words: String) -> String {
    switch language {
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
    let cast = tally.votes.reduce(0) { $0 + $1.votes }
    let got = tally.votes.first { $0.alternative == winner }?.votes ?? 0
    let turnout = tally.turnout.shortSentences(in: language, name: name).map { " \($0)" }.joined()
    let isWeighted = tally.weights != nil
    let (question, words) = (poll.question.quotable, text(of: winner, in: poll).quotable)
    switch language {
    case .dutch:
      return "In de stemming „\(question)” kreeg „\(words)” \(got) van de \(cast) uitgebrachte stemmen"
        + (isWeighted ? ", naar gewicht geteld." : ".") + turnout
    case .english:
      return "In the vote “\(question)”, “\(words)” got \(got) of the \(cast) votes cast"
        + (isWeighted ? ", counted by weight." : ".") + turnout
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
