import Deliberation

// MARK: - Results that a later closing changed

extension Phrases {
  var correctionTitle: String { say(nl: "De uitslag is gecorrigeerd", en: "The result was corrected") }
  /// Goes on with who closed it.
  func correction(
    on day: String, counted before: String, meetings: [String], voters: [String]
  ) -> String {
    let votes =
      voters.isEmpty
      ? ""
      : say(
        nl: voters.count == 1
          ? " De stem van \(list(voters)) telt anders." : " De stemmen van \(list(voters)) tellen anders.",
        en: voters.count == 1
          ? " The vote of \(list(voters)) counts otherwise."
          : " The votes of \(list(voters)) count otherwise.")
    let places =
      meetings.isEmpty
      ? ""
      : say(
        nl: " Opnieuw geteld: \(list(meetings)).",
        en: " Counted anew: \(list(meetings)).")
    return say(
      nl:
        "De peiling was op \(before) gesloten en is op \(day) opnieuw gesloten.\(places)\(votes) De reden, volgens",
      en:
        "The poll was closed on \(before) and closed anew on \(day).\(places)\(votes) The reason, as given by"
    )
  }
  /// In the place of a reason.
  var correctionUnexplained: String { say(nl: "Waarom, is niet gezegd.", en: "Nobody said why.") }

  func correctionHidden(_ reason: CorrectedFigures.Reason) -> String {
    say(
      nl:
        "De eerdere cijfers staan hier niet bij: \(correctionReason(reason)). Wat eerder is gepubliceerd, blijft zoals het was.",
      en:
        "The earlier figures are not shown here: \(correctionReason(reason)). What was published before stays as it was."
    )
  }
  /// In the place of tables, where no figure of them is another one.
  var correctionSame: String {
    say(
      nl:
        "De aantallen stickers en deelnemers zijn gebleven wat ze waren, in totaal en per bijeenkomst. Wat verder over een bijeenkomst vermeld staat, kan anders zijn.",
      en:
        "Stickers and participants are as they were, in all and at each meeting. What else is told of a meeting may be other."
    )
  }
  func correctionHides(_ reason: CorrectedFigures.Reason) -> String {
    say(
      nl: "Wat elke bijeenkomst en regio eerst had, staat hier niet bij: \(correctionReason(reason)).",
      en: "What each meeting and region had before is not shown here: \(correctionReason(reason)).")
  }
  private func correctionReason(_ reason: CorrectedFigures.Reason) -> String {
    switch reason {
    case .fewPeople:
      say(
        nl: "het verschil met de cijfers van nu kan over te weinig mensen gaan",
        en: "too few people may stand behind a difference from the figures of now")
    case .severalResults:
      say(
        nl: "er zijn meer eerdere uitslagen, en uit meer dan een kan af te leiden zijn wat iemand plakte",
        en: "there is more than one earlier result, and from several somebody's ballot could be computed")
    case .otherMeetings:
      say(
        nl: "toen telden andere bijeenkomsten mee, en uit beide kan af te leiden zijn wat iemand plakte",
        en: "other meetings were counted then, and from both somebody's ballot could be computed")
    case .manyMeetings:
      say(
        nl: "het zijn te veel bijeenkomsten om na te gaan dat niet af te leiden is wat iemand plakte",
        en: "there are too many meetings to check that nobody's ballot can be computed")
    }
  }
  var correctionPartsCaption: String {
    say(nl: "Per bijeenkomst en regio: eerst en nu", en: "By meeting and region: before and now")
  }
  var correctionWhere: String { say(nl: "Waar", en: "Where") }
  func correctionPlace(_ place: CorrectedFigures.Where) -> String {
    switch place {
    case .meeting(_, let title): title
    case .region(let name): say(nl: "Regio \(name)", en: "Region \(name)")
    case .noRegion: noRegionColumn
    }
  }
  var abstentionsRow: String { say(nl: "Onthoudingen", en: "Abstentions") }
  var silentRow: String { say(nl: "Niet gestemd", en: "Did not vote") }
  func correctionCaption(_ board: String) -> String {
    say(nl: "Bord \(board): eerst en nu", en: "Board \(board): before and now")
  }
  var correctionCaption: String { say(nl: "Eerst en nu", en: "Before and now") }
  var correctionOutcome: String { say(nl: "Uitslag", en: "Result") }
  /// Of a partner, in the place of where it stands.
  var silent: String { say(nl: "stemde niet", en: "did not vote") }
  var correctionBefore: String { say(nl: "Eerst", en: "Before") }
  var correctionNow: String { say(nl: "Nu", en: "Now") }
  func correctionPlace(_ rank: Int, isTied: Bool) -> String {
    say(nl: "(plaats \(rank)\(isTied ? ", gelijk" : ""))", en: "(place \(rank)\(isTied ? ", tied" : ""))")
  }
}
