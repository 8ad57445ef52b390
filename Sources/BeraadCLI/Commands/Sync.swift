import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct SyncCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "sync",
    abstract: Localized(
      en: "Get what is new from the alliance's host.",
      nl: "Haal op wat er nieuw is op de host van de alliantie."),
    english: """
      Moves the drafts to what the committee has made of them, unites what your organisation wrote on several \
      machines, and says what is new and what you have not sent. Sends nothing.

        beraad sync
        beraad sync --json
        beraad sync --rewritten
        beraad sync --unite-roster
      """,
    dutch: """
      Brengt de concepten bij tot wat de commissie ervan maakte, voegt samen wat uw organisatie op meer computers schreef, \
      en zegt wat er nieuw is en wat u nog niet hebt opgestuurd. Stuurt zelf niets op.

        beraad sync
        beraad sync --json
        beraad sync --rewritten
        beraad sync --unite-roster
      """)

  @Flag(
    help: ArgumentHelp(
      en:
        "Follow main also where the host has another history of it: when the committee meant that. A branch kept/… keeps what main was here.",
      nl:
        "Volg main ook als de host er een andere geschiedenis van heeft: als de commissie dat zo bedoelde. Een branch kept/… bewaart wat main hier was."
    )
  )
  var rewritten = false
  @Flag(
    help: ArgumentHelp(
      en:
        "Where reviewers.json was changed here and at the host in ways that exclude each other: unite it as sync says that it would be.",
      nl:
        "Is reviewers.json hier en op de host anders veranderd, voeg het dan samen zoals sync zegt dat het wordt."
    )
  )
  var uniteRoster = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let synced = try session.context.sync(rewritten: rewritten, unitesRoster: uniteRoster)
    let isWhole =
      ![.contested, .setBack, .lost].contains(synced.main) && synced.setBack.isEmpty
      && synced.offRoster == nil
    let isNew = synced.main == .united || !synced.news.isEmpty
    return Report(
      answer: synced.news.text(session.language), value: synced,
      story: try synced.story + (isNew ? session.context.toSettle() : [])
        + (synced.main == .same ? [] : session.context.votesTooLate()),
      status: isWhole ? .done : .undecided)
  }
}

extension News {
  fileprivate func text(_ language: Language) -> String {
    let drafts = drafts.map {
      Localized(en: "\($0): the draft changed", nl: "\($0): het concept is veranderd")
    }
    let records = records.map { row in
      let (count, words) = (row.ids.count, RecordWords.several(row.kind))
      return Localized(
        en: "\(row.paper): \(count) \(count == 1 ? row.kind : words.english) of \(row.partner)",
        nl:
          "\(row.paper): \(count) \(count == 1 ? PlainWords.kind(row.kind).dutch : words.dutch) van \(row.partner)"
      )
    }
    return (drafts + records).map { $0[language] + "\n" }.joined()
  }
}

/// What several records of one kind are called.
enum RecordWords {
  static func several(_ kind: String) -> Localized {
    switch Record.Kind(rawValue: kind) {
    case .comment: Localized(en: "comments", nl: "opmerkingen")
    case .reply: Localized(en: "replies", nl: "antwoorden")
    case .amendment: Localized(en: "amendments", nl: "wijzigingen")
    case .withdrawal: Localized(en: "withdrawals", nl: "intrekkingen")
    case .decision: Localized(en: "decisions", nl: "besluiten")
    case .opening: Localized(en: "openings", nl: "openingen")
    case .closing: Localized(en: "closings", nl: "sluitingen")
    case .vote: Localized(en: "votes", nl: "stemmen")
    case .count: Localized(en: "counts", nl: "tellingen")
    case .ballots: Localized(en: "ballots", nl: "lijsten stembriefjes")
    case .tie: Localized(en: "ties", nl: "koppelingen")
    case .edition: Localized(en: "editions", nl: "edities")
    case .point: Localized(en: "points", nl: "punten")
    case .link: Localized(en: "links", nl: "verbanden")
    case .response: Localized(en: "responses", nl: "reacties")
    case nil: Localized(kind + "s")
    }
  }
}
