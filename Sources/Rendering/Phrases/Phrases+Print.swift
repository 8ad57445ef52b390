// MARK: - What is printed

extension Phrases {
  var pageWord: String { say(nl: "Bladzijde", en: "Page") }
  var ofPages: String { say(nl: "van", en: "of") }
  var signatoriesTitle: String { say(nl: "Wie ondertekent", en: "Who signs") }
  var shortAccount: String { say(nl: "Verantwoording in het kort", en: "The account in short") }
  var inFigures: String { say(nl: "In cijfers", en: "In figures") }
  func runningEdition(_ number: Int) -> String { say(nl: "Editie \(number)", en: "Edition \(number)") }
  func runningDraft(date: String) -> String {
    say(nl: "Concept van \(self.date(date))", en: "Draft of \(self.date(date))")
  }

  /// What it is, in one sentence.
  ///
  /// - Parameter writers: how many organisations have words in it.
  func whatItIs(_ kind: String, of alliance: String, writers: Int) -> String {
    let what = say(nl: "\(self.kind(kind)) van \(alliance)", en: "\(self.kind(kind)) of \(alliance)")
    switch writers {
    case 0: return what + "."
    case 1:
      return what + say(nl: ", geschreven door één organisatie.", en: ", written by one organisation.")
    default:
      return what
        + say(
          nl: ", geschreven door \(number(writers)) organisaties samen.",
          en: ", written by \(number(writers)) organisations together.")
    }
  }

  func whereTheRestIs(isDraft: Bool) -> String {
    isDraft
      ? say(
        nl: "Dit is het concept zoals het nu is; er kan nog van alles aan veranderen.",
        en: "This is the draft as it is now; all of it may still change.")
      : say(
        nl: "Wie wat inbracht en wat daarvan werd, staat in index.html en edition.pdf bij deze uitgave.",
        en: "Who brought in what, and what became of it, is in index.html and edition.pdf of this edition.")
  }

  var printedVerification: String {
    say(
      nl:
        "Alles in dit document is afgeleid uit één versie van de werkmap. Wie die versie heeft, kan de telling, de toeschrijving en deze uitgave opnieuw maken en byte voor byte vergelijken:",
      en:
        "Everything in this document is derived from one revision of the workspace. Whoever has that revision can make the tally, the attribution and this edition again and compare them byte for byte:"
    )
  }

  // MARK: Footnotes of a Word file

  func withoutNote(_ name: String) -> String {
    say(
      nl: "Waar geen noot bij staat, zijn de woorden van \(name).", en: "Words without a note are by \(name)."
    )
  }

  func originNote(_ names: String, _ kind: Attribution.Kind, on date: String) -> String {
    switch kind {
    case .original: say(nl: "Woorden van \(names), \(date).", en: "Words by \(names), \(date).")
    case .amended:
      say(
        nl: "Voorgesteld door \(names); overgenomen op \(date).",
        en: "Proposed by \(names); adopted on \(date).")
    case .resolved:
      say(
        nl: "Gekozen door \(names) waar wijzigingen botsten, op \(date).",
        en: "Chosen by \(names) where changes collided, on \(date).")
    }
  }

  func otherShares(_ count: Int) -> String {
    self.count(
      count, say(nl: "andere inbrenger", en: "other contributor"),
      say(nl: "andere inbrengers", en: "other contributors"))
  }
}
