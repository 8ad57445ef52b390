import Deliberation
import HTML
import Prose

// MARK: - Comments, amendments and decisions

extension Phrases {
  /// What was decided; the words of a Dutch *Nota van Antwoord*.
  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .adopted: say(nl: "overgenomen", en: "adopted")
    case .rejected: say(nl: "niet overgenomen", en: "not adopted")
    case .referred: say(nl: "doorverwezen", en: "referred")
    case .postponed: say(nl: "aangehouden", en: "postponed")
    }
  }

  /// What became of a change.
  func outcome(_ status: HunkStatus) -> String {
    switch status {
    case .open: say(nl: "nog open", en: "still open")
    case .withdrawn: say(nl: "ingetrokken", en: "withdrawn")
    case .putAgain: say(nl: "opnieuw ingediend", en: "proposed again")
    case .decided(let outcome, _): self.outcome(outcome)
    case .merged: outcome(.adopted)
    }
  }

  /// What became of a comment; of an open one whether anybody has to do something about it.
  func outcome(_ thread: Thread) -> String {
    guard thread.status == .open, !thread.waitsForAnswer else { return outcome(thread.status) }
    return thread.comment.intent == .support ? say(nl: "ter kennisneming", en: "noted") : outcome(.answered)
  }

  private func outcome(_ status: CommentStatus) -> String {
    switch status {
    case .open: say(nl: "nog open", en: "still open")
    case .withdrawn: say(nl: "ingetrokken", en: "withdrawn")
    case .answered: say(nl: "beantwoord", en: "answered")
    case .decided(let outcome, _): self.outcome(outcome)
    case .adopted: outcome(.adopted)
    }
  }

  /// How an open change stands to the draft and to the others.
  func standing(_ standing: OpenClass) -> String {
    switch standing {
    case .clean: say(nl: "past zoals het er staat", en: "merges by itself")
    case .proposal: say(nl: "wacht op één ja", en: "wants one yes")
    case .rewritten: say(nl: "de passage is intussen herschreven", en: "passage rewritten")
    case .contested: say(nl: "omstreden", en: "contested")
    case .voting: say(nl: "ligt ter stemming voor", en: "put to a vote")
    case .apart: say(nl: "los van elkaar verschillend besloten", en: "decided apart, and not alike")
    case .there: say(nl: "staat al in het concept", en: "in the draft already")
    case .unplaced: say(nl: "heeft geen plaats meer in het concept", en: "unplaced")
    }
  }

  /// What a comment is meant as.
  func intent(_ intent: Comment.Intent) -> String {
    switch intent {
    case .question: say(nl: "vraag", en: "question")
    case .remark: say(nl: "opmerking", en: "remark")
    case .support: say(nl: "steun", en: "support")
    case .concern: say(nl: "zorg", en: "concern")
    case .objection: say(nl: "bezwaar", en: "objection")
    }
  }

  func changeNumber(_ number: Int) -> String {
    say(nl: "Wijziging\u{00A0}\(self.number(number))", en: "Change\u{00A0}\(self.number(number))")
  }
  func commentNumber(_ number: Int) -> String {
    say(nl: "Opmerking\u{00A0}\(self.number(number))", en: "Comment\u{00A0}\(self.number(number))")
  }
  var puttingAgain: String { say(nl: "Opnieuw ingediend, eerder als", en: "Proposed again, before as") }
  var putAgainAs: String { say(nl: "Opnieuw ingediend als", en: "Proposed again as") }
  var remarkOnly: String {
    say(
      nl: "Dit wijzigt alleen een kanttekening in het bestand; die wordt niet gepubliceerd.",
      en: "This changes a remark in the file only, which is not published.")
  }

  // MARK: Parts on pages of their own

  func onPages(_ amount: String, _ page: String) -> Markup {
    "\(say(nl: "Dit zijn", en: "These are")) <a href=\"\(page)\">\(amount)</a>\(say(nl: ", te veel voor deze bladzijde.", en: ", too many for this page."))"
  }
  func shortened(_ count: Int) -> String {
    let changes = self.count(count, say(nl: "wijziging", en: "change"), say(nl: "wijzigingen", en: "changes"))
    return say(
      nl: "van \(changes) staat hier alleen het begin. Samen zijn ze te lang voor een bladzijde.",
      en: "of \(changes) only the beginning is here. Together they are too long for a page.")
  }
  var onlyBeginning: String {
    say(nl: "Alleen het begin; helemaal te lezen met", en: "Only the beginning; all of it with")
  }
  func commentCount(_ count: Int) -> String {
    self.count(count, say(nl: "opmerking", en: "comment"), say(nl: "opmerkingen", en: "comments"))
  }
  func page(_ page: Int, of count: Int) -> String {
    say(nl: "Bladzijde \(page) van \(count).", en: "Page \(page) of \(count).")
  }
  var beforeHeadings: String { say(nl: "vóór de eerste kop", en: "before the first heading") }
  var wholeText: String { say(nl: "de tekst", en: "the text") }
  var withoutPlace: String { say(nl: "Zonder plaats in deze tekst", en: "Without a place in this text") }
  var continued: String { say(nl: "Vervolg van", en: "Continued:") }
  var previousPage: String { say(nl: "Vorige bladzijde", en: "Previous page") }
  var nextPage: String { say(nl: "Volgende bladzijde", en: "Next page") }

  var decision: String { say(nl: "Besluit:", en: "Decision:") }
  var earlierDecision: String { say(nl: "Eerder besloten:", en: "Decided before:") }
  func restsOn(_ poll: Poll) -> String {
    if case .sticker = poll.form { return say(nl: "Peiling: \(poll.question)", en: "Poll: \(poll.question)") }
    return say(nl: "Stemming: \(poll.question)", en: "Vote: \(poll.question)")
  }
  func withdrawnOn(_ date: String) -> String {
    say(nl: "Ingetrokken op \(date)", en: "Withdrawn on \(date)")
  }
  var adoptedThrough: String { say(nl: "Overgenomen met", en: "Adopted with") }
  var sameReason: String { say(nl: "Om dezelfde reden als", en: "For the same reason as") }
  var late: String { say(nl: "na de uiterste datum", en: "after the last day") }
  func commentsUntil(_ day: String) -> String {
    say(
      nl: "Opmerkingen en wijzigingen worden gevraagd tot en met \(date(day)).",
      en: "Comments and changes are asked for until \(date(day)), that day included.")
  }
  var removed: String { say(nl: "gaat eruit:", en: "goes:") }
  var added: String { say(nl: "komt erin:", en: "comes:") }
  var moved: String {
    say(
      nl: "Verplaatst (→): wat hier is doorgestreept, komt te staan waar het is onderstreept.",
      en: "Moved (→): what is struck out here comes to stand where it is underlined.")
  }
  var movedAway: String { say(nl: "wordt verplaatst vanaf hier:", en: "moves from here:") }
  var movedHere: String { say(nl: "komt hier te staan:", en: "moves to here:") }
  var shapeOnly: String {
    say(
      nl: "De woorden blijven; alleen de vorm verandert, of waar een verwijzing heen leidt.",
      en: "The words stay; only their form changes, or where a link leads.")
  }
  var numbersOnly: String {
    say(
      nl: "De woorden blijven; een lijst wordt anders genummerd.",
      en: "The words stay; a list is numbered otherwise.")
  }
  func noteNumberOnly(comes: Bool) -> String {
    comes
      ? say(
        nl: "De woorden blijven; er komt een verwijzing naar een noot bij.",
        en: "The words stay; a reference to a note comes in.")
      : say(
        nl: "De woorden blijven; er gaat een verwijzing naar een noot uit.",
        en: "The words stay; a reference to a note goes.")
  }
  func linkLeads(_ label: String) -> String {
    say(nl: "Waar de verwijzing ‘\(label)’ heen leidt:", en: "Where the link “\(label)” leads:")
  }
  func shape(_ change: ShapeChange) -> String {
    switch change {
    case .split: say(nl: "Eén alinea wordt er twee.", en: "One paragraph becomes two.")
    case .joined: say(nl: "Twee alinea’s worden er één.", en: "Two paragraphs become one.")
    case .nested:
      say(nl: "Een punt komt onder het vorige te staan.", en: "An item goes under the one before it.")
    case .unnested:
      say(
        nl: "Een punt komt onder het vorige vandaan.", en: "An item comes out from under the one before it.")
    case .loosened:
      say(nl: "Tussen de punten van een lijst komt ruimte.", en: "Space comes between the items of a list.")
    case .tightened:
      say(
        nl: "De ruimte tussen de punten van een lijst gaat weg.",
        en: "The space between the items of a list goes.")
    case .aligned:
      say(
        nl: "De kolommen van een tabel worden anders uitgelijnd.",
        en: "The columns of a table are aligned otherwise.")
    case .lineBroken: say(nl: "Hier eindigt een regel.", en: "A line ends here.")
    case .lineJoined: say(nl: "Twee regels worden er één.", en: "Two lines become one.")
    case .spacing:
      say(
        nl: "Alleen de ruimte tussen twee woorden verandert.", en: "Only the space between two words changes."
      )
    }
  }
  var oldText: String { say(nl: "Was", en: "Was") }
  var newText: String { say(nl: "Wordt", en: "Becomes") }
  /// What a key of front matter is called; one of nobody's is shown as it is.
  func field(_ key: String) -> String {
    switch key {
    case "title": say(nl: "De titel", en: "The title")
    case "summary": say(nl: "De samenvatting", en: "The summary")
    case "stage": say(nl: "De fase", en: "The stage")
    case "kind": say(nl: "De soort tekst", en: "The kind of text")
    case "lang": say(nl: "De taal", en: "The language")
    case "until": say(nl: "De uiterste datum", en: "The deadline")
    case "author", "authors": say(nl: "De auteurs", en: "The authors")
    default: key
    }
  }

  var nothing: String { say(nl: "(niets)", en: "(nothing)") }

  var answersTo: String { say(nl: "Naar aanleiding van", en: "In answer to") }
  var about: String { say(nl: "Over de woorden", en: "On the words") }
  var replies: String { say(nl: "Antwoorden", en: "Replies") }
  var version: String { say(nl: "versie", en: "revision") }

  // MARK: What became of quoted words

  var wordsKept: String { say(nl: "Deze woorden staan in", en: "These words stand in") }
  var wordsEdited: String {
    say(
      nl: "Deze woorden zijn sindsdien gewijzigd. Daar staat nu",
      en: "These words have been changed since. It now reads")
  }
  var wordsDeleted: String {
    say(nl: "Deze woorden staan niet meer in de tekst.", en: "These words no longer stand in the text.")
  }
  var wordsDeletedBy: String {
    say(nl: "Deze woorden zijn geschrapt door", en: "These words were deleted by")
  }
  /// What follows the changes that did it.
  func putOtherWords(_ changes: Int) -> String {
    say(
      nl: "\(changes == 1 ? "zette" : "zetten") andere woorden op de plaats van deze.",
      en: "put other words in the place of these.")
  }
  func theAuthor(_ name: String) -> String { say(nl: "\(name), als auteur", en: "\(name), as author") }
  var wordsUnknown: String {
    say(
      nl: "Deze woorden zijn niet eenduidig terug te vinden.",
      en: "These words can no longer be found for certain.")
  }
}
