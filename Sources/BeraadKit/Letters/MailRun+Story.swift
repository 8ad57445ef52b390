package import Deliberation

extension MailRun.Outcome {
  /// What came of it, in sentences.
  package var story: [Localized] {
    var story = [brokenOff].compactMap(\.self)
    story.append(
      Localized(
        en:
          "Sent: \(sent).\(before > 0 ? " Had it already: \(before)." : "")\(left > 0 ? " Still to go: \(left)." : "")",
        nl:
          "Verstuurd: \(sent).\(before > 0 ? " Hadden het al: \(before)." : "")\(left > 0 ? " Nog te gaan: \(left)." : "")"
      ))
    if gone > 0 {
      story.append(
        Localized(
          en: "Off the list meanwhile, and got nothing: \(gone).",
          nl: "Intussen van de lijst, en kregen niets: \(gone)."))
    }
    if !refused.isEmpty {
      story.append(
        Localized(
          en:
            "The mail program did not take those to: \(Self.listed(refused)). The same command tries them again.",
          nl:
            "Het mailprogramma nam die aan \(Self.listed(refused)) niet aan. Dezelfde opdracht probeert ze opnieuw."
        ))
    }
    if !unsure.isEmpty {
      story.append(
        Localized(
          en:
            "Under way when it broke off, and perhaps sent: to \(Self.listed(unsure)). They are left out; with --again they get it, perhaps twice.",
          nl:
            "Onderweg toen het afbrak, en misschien verstuurd: aan \(Self.listed(unsure)). Die worden overgeslagen; met --again krijgen ze het, misschien twee keer."
        ))
    }
    if left > 0 {
      story.append(
        Localized(
          en: "The same command goes on where it was.", nl: "Dezelfde opdracht gaat verder waar zij was."))
    }
    return story
  }

  private static func listed(_ addresses: [String]) -> String {
    let shown = addresses.prefix(20).joined(separator: ", ")
    return addresses.count > 20 ? "\(shown) (+\(addresses.count - 20))" : shown
  }
}
