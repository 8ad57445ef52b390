package import Deliberation
import Git
package import HTML
package import ObjectIDs
import Rendering
import Storage

/// A poll as it stands: what is asked, who may answer and who did.
package struct PollView: Sendable {
  package let poll: Poll
  /// The language of its texts, as a tag: its own, or else that of the paper or of the alliance.
  package let textLanguage: String
  /// `draft`, `open` or `closed`.
  package let stage: String
  /// Whether it is not open yet, and all that it chooses between was decided since: it can only be taken away.
  package let isDecided: Bool
  package let commit: ObjectID
  /// Who may vote, each with its weight; empty before the opening.
  package let electorate: [Slug: Int]
  /// The votes that count, collected or not.
  package let votes: [Slug: Vote]
  /// Those of them that give a day behind the last one.
  package let late: Set<Slug>
  /// The meetings that were counted, each with its record.
  package let counted: [Slug: Record]
  /// What is collected, counted.
  package let result: PollResult
  /// The names of those who may vote, also of partners that left.
  package let names: [Slug: String]
  /// What is collected.
  let collected: PollState
  /// What somebody should know before it is opened; nothing afterwards.
  package let warnings: [PollWarning]
}

extension PollView {
  /// The result of a sticker poll as an edition has it; nil of any other poll.
  ///
  /// - Parameter texts: the attribute of the language of its texts.
  package func boards(in language: Language, texts: Markup) -> Markup? {
    StickerAccount(
      of: collected, in: language, texts: texts, name: { names[$0] ?? $0.description }
    )?.markup
  }
}

extension Context {
  /// - Throws: a `Refusal` with near names where there is no such paper or poll.
  package func poll(_ name: PollName) throws -> PollView {
    let desk = try Desk(self)
    let all = try PollDesk(desk, name)
    let collected = try PollDesk(desk, name, scope: .collected)
    return PollView(
      poll: all.state.poll,
      textLanguage: all.state.poll.textLanguage ?? all.dossier.paper.textLanguage
        ?? all.dossier.roster.language.rawValue,
      stage: all.state.stage, isDecided: try all.isDecided,
      commit: desk.snapshot.commit,
      electorate: all.state.electorate,
      votes: all.state.votes.compactMapValues { filed in
        if case .vote(let vote) = filed.record.body { vote } else { nil }
      },
      late: Set(
        all.state.votes.filter { _, filed in
          all.state.poll.deadline?.isPast(at: filed.record.header.at) ?? false
        }.keys), counted: all.state.counts.mapValues(\.record),
      result: PollResult(collected.state, in: collected.dossier),
      names: Dictionary(
        uniqueKeysWithValues: all.state.electorate.keys.map { ($0, all.dossier.name(of: $0)) }),
      collected: collected.state,
      warnings: all.state.opening == nil
        ? all.state.poll.warnings(electorate: desk.snapshot.roster.electorate, at: now()) : [])
  }
}

extension Context {
  /// Whether a meeting's ballots are recorded with exactly this sheet: then nothing has to be recorded again.
  package func hasBallots(_ sheet: [UInt8], of meeting: Slug, in name: PollName) throws -> Bool {
    guard case .ballots(let ballots)? = try poll(name).counted[meeting]?.body else { return false }
    return try ballots.sheet == Repository.id(ofBlob: sheet)
  }
}
