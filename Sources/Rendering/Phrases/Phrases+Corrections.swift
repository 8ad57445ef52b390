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
  var unfollowedTitle: String {
    say(nl: "De peiling is opnieuw gesloten", en: "The poll was closed anew")
  }
  /// Goes on with who closed it.
  func unfollowed(on day: String) -> String {
    say(
      nl:
        "De peiling is op \(day) opnieuw gesloten. Wat de uitslag eerst was, is niet bekend: die sluiting is niet bewaard. De reden, volgens",
      en:
        "The poll was closed anew on \(day). What it came to before is not known: that closing was not kept. The reason, as given by"
    )
  }
  /// In the place of a reason.
  var correctionUnexplained: String { say(nl: "Waarom, is niet gezegd.", en: "Nobody said why.") }

  func correctionHidden(_ reason: CorrectedFigures.Reason) -> String {
    reason.sentence[language]
      + say(
        nl: " Wat eerder is gepubliceerd, blijft zoals het was.",
        en: " What was published before stays as it was.")
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
  var correctionPartsCaption: String {
    say(nl: "Per bijeenkomst en regio: eerst en nu", en: "By meeting and region: before and now")
  }
  var correctionWhere: String { say(nl: "Waar", en: "Where") }
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
