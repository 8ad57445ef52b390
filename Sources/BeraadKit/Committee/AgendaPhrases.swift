import Deliberation

/// The words of an agenda and of minutes, in the language of their paper.
struct AgendaPhrases {
  let isDutch: Bool

  init(_ language: String) { isDutch = language == Language.dutch.rawValue }

  var language: Language { isDutch ? .dutch : .english }

  var agenda: String { isDutch ? "Agenda" : "Agenda" }
  var minutes: String { isDutch ? "Besluitenlijst" : "Decisions" }
  var madeOn: String { isDutch ? "Gemaakt op" : "Made on" }
  var draftHas: String { isDutch ? "Nu staat er" : "The draft has" }
  var inSentence: String { isDutch ? "In de zin" : "In the sentence" }
  var isAbout: String { isDutch ? "Over de woorden" : "On the words" }
  var proposal: String { isDutch ? "Voorstel" : "Proposal" }
  var remark: String { isDutch ? "Opmerking" : "Comment" }
  var because: String { isDutch ? "Toelichting" : "Why" }
  var outcome: String { isDutch ? "Besluit" : "Outcome" }
  var reason: String { isDutch ? "Reden" : "Reason" }
  var nothing: String { isDutch ? "Er is niets te besluiten." : "There is nothing to decide." }
  var takenOut: String { isDutch ? "(geschrapt)" : "(taken out)" }
  var nothingThere: String { isDutch ? "(niets)" : "(nothing)" }
  var noPlace: String { isDutch ? "staat niet meer in de tekst" : "no longer in the text" }
  var noDecisions: String {
    isDutch ? "In deze periode is niets besloten." : "Nothing was decided in this time."
  }
  /// Stands behind the id of what came after the last day.
  var late: String { isDutch ? "te laat" : "late" }
  var voteOpen: String { isDutch ? "stemming loopt" : "vote is open" }
  var headings: [String] {
    isDutch
      ? ["nr", "soort", "plaats", "nu", "keuze", "van", "tekst", "toelichting", "id", "besluit", "reden"]
      : ["no", "kind", "place", "draft", "choice", "of", "text", "why", "id", "outcome", "reason"]
  }

  /// The heading above the items of one kind.
  func section(_ kind: MeetingAgenda.Kind) -> String {
    switch kind {
    case .apart:
      isDutch
        ? "Gestemd, en los daarvan samengevoegd: wat blijft?"
        : "Voted on, and merged apart from that: what stays?"
    case .contested:
      isDutch
        ? "Te kiezen: voorstellen die elkaar uitsluiten" : "To choose: proposals that exclude each other"
    case .voting: isDutch ? "In stemming" : "Put to a vote"
    case .proposal: isDutch ? "Voorstellen die aandacht vragen" : "Proposals that want a look"
    case .clean: isDutch ? "Voorstellen die op zichzelf staan" : "Proposals that stand alone"
    case .comment: isDutch ? "Opmerkingen die op antwoord wachten" : "Comments that wait for an answer"
    }
  }

  /// What can be ticked about an item: which one, where there is a choice.
  func boxes(_ item: MeetingAgenda.Item) -> [String] {
    if item.kind == .comment {
      return isDutch ? ["beantwoord", "overgenomen", "doorverwezen"] : ["answered", "adopted", "referred"]
    }
    if item.choices.count > 1 {
      return zip(MeetingAgenda.letters, item.choices).map(\.0)
        + (isDutch
          ? ["zoals het er staat", "doorverwezen", "aangehouden"]
          : ["as it stands", "referred", "postponed"])
    }
    return isDutch
      ? ["overgenomen", "niet overgenomen", "doorverwezen", "aangehouden"]
      : ["adopted", "rejected", "referred", "postponed"]
  }

  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .adopted: isDutch ? "overgenomen" : "adopted"
    case .rejected: isDutch ? "niet overgenomen" : "rejected"
    case .referred: isDutch ? "doorverwezen" : "referred"
    case .postponed: isDutch ? "aangehouden" : "postponed"
    }
  }

  /// "1 besluit", "3 besluiten".
  func decisions(_ count: Int) -> String {
    isDutch
      ? count == 1 ? "1 besluit" : "\(count) besluiten" : count == 1 ? "1 decision" : "\(count) decisions"
  }

  /// A day as people write it.
  func date(_ day: String) -> String { (isDutch ? Language.dutch : .english).date(day) }

  /// A span of days; nil is open at that end.
  func span(_ from: String?, _ to: String?) -> String {
    let (from, to) = (from.map(date), to.map(date))
    return switch (from, to) {
    case (let from?, let to?): isDutch ? "van \(from) tot en met \(to)" : "from \(from) to \(to)"
    case (let from?, nil): isDutch ? "vanaf \(from)" : "from \(from)"
    case (nil, let to?): isDutch ? "tot en met \(to)" : "up to \(to)"
    case (nil, nil): isDutch ? "tot nu toe" : "so far"
    }
  }
}
