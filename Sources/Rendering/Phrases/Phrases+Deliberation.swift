import Prose

// MARK: - Comments, amendments and decisions

extension Phrases {
  /// What became of a comment or a change; the words of a Dutch *Nota van Antwoord*.
  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .open: say(nl: "nog open", en: "still open")
    case .adopted: say(nl: "overgenomen", en: "adopted")
    case .adoptedChanged: say(nl: "gewijzigd overgenomen", en: "adopted with changes")
    case .rejected: say(nl: "niet overgenomen", en: "not adopted")
    case .withdrawn: say(nl: "ingetrokken", en: "withdrawn")
    case .putAgain: say(nl: "opnieuw ingediend", en: "proposed again")
    case .referred: say(nl: "doorverwezen", en: "referred")
    case .postponed: say(nl: "aangehouden", en: "postponed")
    case .answered: say(nl: "beantwoord", en: "answered")
    }
  }

  /// How an open change stands to the draft and to the others.
  func standing(_ standing: Standing) -> String {
    switch standing {
    case .clean: say(nl: "past zoals het er staat", en: "merges by itself")
    case .proposal: say(nl: "wacht op één ja", en: "wants one yes")
    case .rewritten: say(nl: "de passage is intussen herschreven", en: "passage rewritten")
    case .contested: say(nl: "omstreden", en: "contested")
    case .voting: say(nl: "ligt ter stemming voor", en: "put to a vote")
    case .apart: say(nl: "twee keer besloten, los van elkaar", en: "decided twice, apart")
    case .there: say(nl: "staat al in het concept", en: "in the draft already")
    case .unplaced: say(nl: "heeft geen plaats meer in het concept", en: "unplaced")
    }
  }

  /// The heading over comments of a kind; an unknown kind as it is.
  func commentKind(_ kind: String) -> String {
    switch kind {
    case "question": say(nl: "Vragen", en: "Questions")
    case "remark": say(nl: "Opmerkingen", en: "Remarks")
    case "support": say(nl: "Steun", en: "Support")
    case "concern": say(nl: "Zorgen", en: "Concerns")
    case "objection": say(nl: "Bezwaren", en: "Objections")
    default: kind
    }
  }

  func originKind(_ kind: Attribution.Kind) -> String {
    switch kind {
    case .original: say(nl: "Oorspronkelijke tekst", en: "Original text")
    case .amended: say(nl: "Overgenomen wijziging", en: "Adopted change")
    case .byEditor: say(nl: "Van de redactie, bij het samenvoegen", en: "By the editor, at merging")
    case .resolved: say(nl: "Gekozen waar wijzigingen botsten", en: "Chosen where changes collided")
    }
  }

  var puttingAgain: String { say(nl: "Opnieuw ingediend, eerder als", en: "Proposed again, before as") }
  var putAgainAs: String { say(nl: "Opnieuw ingediend als", en: "Proposed again as") }
  var remarkOnly: String {
    say(
      nl: "Dit wijzigt alleen een kanttekening in het bestand; die wordt niet gepubliceerd.",
      en: "This changes a remark in the file only, which is not published.")
  }
  var amendment: String { say(nl: "Wijziging", en: "Amendment") }
  var comment: String { say(nl: "Opmerking", en: "Comment") }

  // MARK: Comments on pages of their own

  func manyComments(_ count: Int) -> String {
    say(
      nl:
        "Er zijn \(number(count)) opmerkingen, te veel voor één bladzijde. Het getal achter een alinea leidt naar de opmerkingen erover.",
      en:
        "There are \(number(count)) comments, too many for one page. The number after a paragraph leads to the comments on it."
    )
  }
  func commentCount(_ count: Int) -> String {
    self.count(count, say(nl: "opmerking", en: "comment"), say(nl: "opmerkingen", en: "comments"))
  }
  func commentPage(_ page: Int, of count: Int) -> String {
    say(nl: "Opmerkingen, bladzijde \(page) van \(count)", en: "Comments, page \(page) of \(count)")
  }
  var section: String { say(nl: "Deel van de tekst", en: "Part of the text") }
  var beforeHeadings: String { say(nl: "vóór de eerste kop", en: "before the first heading") }
  var wholeText: String { say(nl: "de tekst", en: "the text") }
  var withoutPlace: String { say(nl: "Zonder plaats in deze tekst", en: "Without a place in this text") }
  var toThisPlace: String { say(nl: "Naar deze plaats in de tekst", en: "To this place in the text") }
  var toComments: String { say(nl: "Naar de opmerkingen", en: "To the comments") }
  func continued(_ title: String) -> String { say(nl: "\(title) (vervolg)", en: "\(title) (continued)") }
  var previousPage: String { say(nl: "Vorige bladzijde", en: "Previous page") }
  var nextPage: String { say(nl: "Volgende bladzijde", en: "Next page") }

  var decision: String { say(nl: "Besluit", en: "Decision") }
  var vote: String { say(nl: "Stemming", en: "Vote") }
  var proposedBy: String { say(nl: "Ingediend door", en: "Proposed by") }
  var place: String { say(nl: "Plaats", en: "Place") }
  var places: String { say(nl: "In de tekst", en: "In the text") }
  var reason: String { say(nl: "Toelichting", en: "Reason given") }
  var because: String { say(nl: "Motivering", en: "Reason") }
  var number: String { say(nl: "Nummer", en: "Number") }
  var hunk: String { say(nl: "Onderdeel", en: "Part") }
  var oldText: String { say(nl: "Was", en: "Was") }
  var newText: String { say(nl: "Wordt", en: "Becomes") }
  var nothing: String { say(nl: "(niets)", en: "(nothing)") }

  /// What stood there before a change that touched no word, and what after it.
  func shape(_ change: ShapeChange) -> (old: String, new: String) {
    switch change {
    case .split: (say(nl: "één alinea", en: "one paragraph"), say(nl: "twee alinea’s", en: "two paragraphs"))
    case .joined: (say(nl: "twee alinea’s", en: "two paragraphs"), say(nl: "één alinea", en: "one paragraph"))
    case .nested:
      (
        say(nl: "minder ingesprongen", en: "indented less"),
        say(nl: "verder ingesprongen", en: "indented more")
      )
    case .unnested:
      (
        say(nl: "verder ingesprongen", en: "indented more"),
        say(nl: "minder ingesprongen", en: "indented less")
      )
    case .lineBroken: (say(nl: "één regel", en: "one line"), say(nl: "twee regels", en: "two lines"))
    case .lineJoined: (say(nl: "twee regels", en: "two lines"), say(nl: "één regel", en: "one line"))
    case .spacing:
      (say(nl: "andere witruimte", en: "other spacing"), say(nl: "nieuwe witruimte", en: "new spacing"))
    }
  }

  var answersTo: String { say(nl: "Naar aanleiding van", en: "In answer to") }
  var about: String { say(nl: "Over de woorden", en: "On the words") }
  var replies: String { say(nl: "Antwoorden", en: "Replies") }
  var outcomeLabel: String { say(nl: "Uitkomst", en: "Outcome") }
  var version: String { say(nl: "Versie", en: "Revision") }
  var chain: String {
    say(nl: "Hoe deze woorden in de tekst kwamen", en: "How these words came into the text")
  }
  var notInRecords: String {
    say(
      nl: "geschreven vóór het gesprek begon, of rechtstreeks door de auteur",
      en: "written before the deliberation, or by the author directly")
  }

  func decided(by names: [String], on date: String) -> String {
    say(nl: "door \(list(names)), \(self.date(date))", en: "by \(list(names)), \(self.date(date))")
  }

  func anchor(_ anchor: CommentEntry.Anchor) -> String {
    switch anchor {
    case .kept: say(nl: "Deze woorden staan nog in de tekst.", en: "These words still stand in the text.")
    case .edited:
      say(nl: "Deze woorden zijn sindsdien gewijzigd.", en: "These words have been changed since.")
    case .deleted(let cause):
      say(nl: "Deze woorden zijn geschrapt door \(cause).", en: "These words were deleted by \(cause).")
    case .unknown:
      say(
        nl: "Deze woorden zijn niet eenduidig terug te vinden.",
        en: "These words can no longer be found for certain.")
    }
  }

  var nowReads: String { say(nl: "Daar staat nu", en: "It now reads") }
}

extension Phrases {
  func by(_ name: String) -> String { say(nl: "van \(name)", en: "by \(name)") }
  func revisions(_ count: Int) -> String {
    self.count(count, say(nl: "versie", en: "revision"), say(nl: "versies", en: "revisions"))
  }
}
