package import Deliberation
import Prose
import Storage

/// What was decided about a paper between two days.
package struct Minutes: Encodable, Sendable {
  /// One decision, the end of a vote, or an edition.
  package struct Entry: Encodable, Sendable {
    /// `decision`, `closing` or `edition`.
    package let kind: String
    package let id: String
    package let at: String
    /// Who recorded it, by name.
    package let by: String
    /// `adopted`, `rejected`, `referred`, `postponed`; of a vote what won, or came first; of an edition its number.
    package let outcome: String
    /// Of a vote what it came to in a sentence, with its figures; nil where the outcome says all.
    package var result: String? = nil
    /// Of a vote who abstained and who did not vote, each with its weight where that counts; nil where there is nobody to name.
    package var turnout: String? = nil
    package let reason: String
    /// The closed poll that it rests on, or that ended.
    package let poll: String?
    package var about: [Subject]
    /// The later decision about all of it, where there is one.
    package let replacedBy: String?
  }

  /// What a decision is about.
  package struct Subject: Encodable, Sendable {
    /// A comment, or a change as `ID/N`.
    package let target: String
    /// By name.
    package let partner: String
    /// The words that were quoted, or there before.
    package let old: String
    /// The words that were proposed; nil for a comment.
    package let new: String?
    /// Where it stands, as the page calls it; or called it in the text that it was made on, where it has no place now.
    package var place: String? = nil
    /// What to read with it, in the text that it was made on: the sentence, or the paragraphs; nil where that is no more than `old`.
    package var sentence: String? = nil
  }

  package let paper: String
  package let title: String
  package let alliance: String
  /// `nl` or `en`.
  package let language: String
  /// Days, both inclusive, as `2026-01-15`; nil is open at that end.
  package let from: String?
  package let to: String?
  package let entries: [Entry]
  /// What could not be read, one sentence each.
  package let problems: [Localized]
}

extension Context {
  /// What was decided about a paper, in the order in which it was, by the days that the decisions give.
  ///
  /// - Parameters:
  ///   - from: the first day; nil from the beginning.
  ///   - to: the last day; nil up to now.
  /// - Throws: a `Refusal` where a day is none, or the last comes before the first.
  package func minutes(_ paper: String, from: String?, to: String?) throws -> Minutes {
    for day in [from, to].compactMap(\.self) where Instant(rfc3339: "\(day)T00:00:00Z") == nil {
      throw Refusal(
        Localized(en: "'\(day)' is no day.", nl: "'\(day)' is geen dag."),
        hints: [Localized(en: "write it as: \(now().date)", nl: "schrijf het als: \(now().date)")])
    }
    if let from, let to, to < from {
      throw Refusal(Localized(en: "\(to) comes before \(from).", nl: "\(to) komt voor \(from)."))
    }
    let desk = try Desk(self)
    let loaded = try desk.dossier(of: paper)
    let dossier = loaded.dossier
    let entries = dossier.records.filter { filed in
      let day = filed.record.header.at.date
      return from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
    }.compactMap { dossier.entry(of: $0) }
    let places = try MinutesPlaces(entries.flatMap(\.about).map(\.target), of: loaded, at: desk)
    return Minutes(
      paper: dossier.paper.slug.description, title: dossier.paper.title, alliance: desk.roster.alliance,
      language: (dossier.paper.language ?? desk.roster.language).rawValue, from: from, to: to,
      entries: entries.map(places.telling), problems: loaded.problems)
  }
}

extension Dossier {
  /// What the minutes say of a record; nil of one that decides nothing.
  fileprivate func entry(of filed: Filed) -> Minutes.Entry? {
    switch filed.record.body {
    case .decision(let decision):
      return entry(
        filed, decision.outcome.rawValue, decision.reason, poll: decision.poll,
        about: decision.targets.flatMap(subjects), replacedBy: successor(of: filed, decision))
    case .closing(let closing):
      guard let state = pollState(closing.poll) else { return nil }
      let result = motionResult(of: filed.record.id, in: state)
      // What a motion came to begins with its question.
      let question = result == nil ? state.poll.question : nil
      // In quotation marks, where a reason stands behind it: both are somebody's sentences.
      let reason =
        closing.reason.map { why in question.map { "“\($0)” \(why)" } ?? why } ?? question ?? ""
      var entry = entry(
        filed, outcome(of: filed.record.id, in: state), reason, poll: closing.poll,
        replacedBy: state.successor(ofClosing: filed.record.id))
      entry.turnout = turnout(of: filed.record.id, in: state)
      entry.result = result
      return entry
    case .edition(let edition): return entry(filed, "\(edition.number)", "")
    default: return nil
    }
  }

  private func entry(
    _ filed: Filed, _ outcome: String, _ reason: String, poll: Slug? = nil, about: [Minutes.Subject] = [],
    replacedBy: RecordID? = nil
  ) -> Minutes.Entry {
    let header = filed.record.header
    return Minutes.Entry(
      kind: filed.record.kind.rawValue, id: filed.record.id.description, at: header.at.rfc3339,
      by: name(of: header.partner), outcome: outcome, reason: reason, poll: poll?.description, about: about,
      replacedBy: replacedBy?.description)
  }

  /// The decision that took the place of one for all that it was about.
  private func successor(of filed: Filed, _ decision: Decision) -> RecordID? {
    let holding = Set(decision.targets.compactMap { self.decision(about: $0)?.record.id })
    guard !holding.contains(filed.record.id) else { return nil }
    return holding.min()
  }

  /// What an earlier closing came to stays in the minutes as it was, where its figures can stand beside those of now.
  private func outcome(of closing: RecordID, in state: PollState) -> String {
    let phrases = OutcomePhrases(paper.language ?? roster.language)
    return switch state.outcome(by: closing) {
    case .shown(let then): result(of: then)
    case .hidden(let reason): phrases.hidden(reason)
    case .unsettled: phrases.unsettled
    }
  }

  /// Which wording of a motion won, with how many of the votes.
  private func motionResult(of closing: RecordID, in state: PollState) -> String? {
    guard case .shown(let then) = state.outcome(by: closing), case .motion(let form) = then.poll.form else {
      return nil
    }
    let tally = MotionTally(form: form, state: then)
    return BallotPhrases(paper.language ?? roster.language).result(of: then.poll, tally)
  }

  private func turnout(of closing: RecordID, in state: PollState) -> String? {
    guard case .shown(let then) = state.outcome(by: closing), let turnout = then.turnout else { return nil }
    let said = turnout.sentences(in: paper.language ?? roster.language, name: name)
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  private func result(of state: PollState) -> String {
    switch PollResult.Tally(of: state) {
    case .motion(let tally, _): tally.verdict.winner?.description ?? tally.verdict.name
    case .sticker(let tally, let form) where form.isEvaluation:
      OutcomePhrases(paper.language ?? roster.language).outcome(of: EvaluationTally(tally, form: form))
    case .sticker(let tally, _):
      OutcomePhrases(paper.language ?? roster.language).outcome(of: tally)
    case .stance(let tally):
      Stance.allCases.map { stance in "\(stance.rawValue) \(tally.positions.count { $0.stance == stance })" }
        .joined(separator: ", ")
    }
  }

  private func subjects(of target: Target) -> [Minutes.Subject] {
    guard let filed = self[target.record] else { return [] }
    let partner = name(of: filed.record.header.partner)
    if case .comment(let comment) = filed.record.body {
      return [.init(target: target.description, partner: partner, old: comment.anchor.quote, new: nil)]
    }
    if case .point(let point) = filed.record.body {
      // Minutes go round by mail: a story that may not be published is not in them.
      let words = point.isQuotable ? ShownWords.of(point.anchor.quote) : "…"
      return [.init(target: target.description, partner: point.group ?? partner, old: words, new: nil)]
    }
    return hunks(of: target).compactMap { target in
      hunk(target).map { .init(target: target.description, partner: partner, old: $0.old, new: $0.new) }
    }
  }
}

/// What a sticker poll came to, as minutes have it: hidden is hidden, and of a tie there is no first.
private struct OutcomePhrases {
  private let isDutch: Bool

  init(_ language: Language) { isDutch = language == .dutch }

  func hidden(_ reason: CorrectedFigures.Reason) -> String {
    let why: Localized =
      switch reason {
      case .notPublished:
        Localized(
          en: "no edition had this result, and there is a later one",
          nl: "geen editie had deze uitslag, en er is een latere")
      case .editionsUnsettled:
        Localized(
          en: "which editions there are is not settled, and there is a later result",
          nl: "welke edities er zijn, staat nog niet vast, en er is een latere uitslag")
      case .fewPeople:
        Localized(
          en: "beside the later result it could tell what too few people placed",
          nl: "naast de latere uitslag kan te zien zijn wat te weinig mensen plakten")
      }
    return isDutch ? "staat hier niet: \(why.dutch)" : "not shown here: \(why.english)"
  }

  var unsettled: String {
    isDutch
      ? "nog geen: de stemming is los van elkaar anders gesloten, en dat is nog niet opgelost"
      : "none yet: the vote was closed apart with another list, and that is not settled"
  }

  func outcome(of tally: StickerTally) -> String {
    guard !tally.halls.isEmpty || !tally.partners.isEmpty else {
      return isDutch ? "er is niets geteld" : "nothing was counted"
    }
    return tally.boards.map { "\($0.title): \(outcome(of: $0))" }.joined(separator: "; ")
  }

  func outcome(of evaluation: EvaluationTally) -> String {
    guard !evaluation.tally.halls.isEmpty else {
      return isDutch ? "er is niets ingevoerd" : "nothing was entered"
    }
    return evaluation.questions.compactMap { question in
      question.board.map { board in
        let mean = question.mean.map { mean in
          isDutch
            ? "gemiddeld \(mean.text(in: .dutch)) op \(question.answers.count)"
            : "\(mean.text(in: .english)) of \(question.answers.count) in the mean"
        }
        return "\(board.title): \(mean ?? outcome(of: board))"
      }
    }.joined(separator: "; ")
  }

  private func outcome(of board: StickerTally.BoardTally) -> String {
    guard let most = board.items.compactMap(\.stickers).max() else {
      return isDutch
        ? "verborgen: het zou iets zeggen over te weinig mensen" : "hidden: it would tell of too few people"
    }
    guard most > 0 else { return isDutch ? "geen stickers" : "no stickers" }
    let first = board.items.filter { $0.stickers == most }.map(\.text)
    guard first.count > 1 else { return first.joined() }
    return "\(first.joined(separator: " = ")) (\(isDutch ? "gelijk" : "tied"))"
  }
}
