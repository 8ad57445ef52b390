import BeraadKit
import Deliberation

extension PollResult {
  /// Nil where it is whole and closed.
  private var soFar: Localized? {
    guard stage == "closed" else { return Localized(en: "As it stands now:", nl: "Zoals het nu staat:") }
    return missing == 0
      ? nil : Localized(en: "As far as it is collected:", nl: "Voor zover het is opgehaald:")
  }

  /// Whose votes came late.
  var lateness: [Localized] {
    guard let deadline = poll.deadline, !late.isEmpty else { return [] }
    let names = late.map(\.description).joined(separator: ", ")
    return [
      Localized(
        en: "Votes were asked for until \(deadline.day). Late, and counted all the same: \(names).",
        nl: "Stemmen konden tot en met \(deadline.day). Te laat, en toch geteld: \(names).")
    ]
  }

  /// What it asks anew, and what asks it anew.
  var kinship: [Localized] {
    (poll.replaces.map { old in
      [
        Localized(
          en: "It asks anew what the poll '\(old)' asked.",
          nl: "Zij vraagt opnieuw wat de peiling '\(old)' vroeg.")
      ]
    } ?? [])
      + followedBy.map { later in
        Localized(
          en: "It was asked anew in the poll '\(later)'.",
          nl: "Het is opnieuw gevraagd in de peiling '\(later)'.")
      }
  }

  /// What a reader should know beside the table.
  ///
  /// - Parameter columns: what the table has a column for.
  func story(by columns: TallyColumns?) -> [Localized] {
    switch tally {
    case .sticker(let tally, let form) where form.isEvaluation:
      return EvaluationTally(tally, form: form).story(stage)
    case .sticker(let tally, _):
      return tally.story(stage) + (columns == .meeting ? tally.halls.map(\.line) : [])
        + tally.boards.flatMap { $0.story(of: tally.halls) }
    case .motion(let tally, let form): return [tally.story(form, soFar)]
    case .stance(let tally):
      guard !tally.silent.isEmpty else { return [] }
      let (count, names) = (tally.silent.count, tally.silent.map(\.description).joined(separator: ", "))
      return [
        Localized(
          en: "\(count) of the partners have not said where they stand: \(names).",
          nl: "\(count) van de partners \(count == 1 ? "zei" : "zeiden") niet waar ze staan: \(names).")
      ]
    }
  }
}

extension MotionTally {
  fileprivate func story(_ form: MotionForm, _ soFar: Localized?) -> Localized {
    let result = result(by: form)
    return Localized { language in
      let voted = voted(form, soFar, language)
      let said = result[language]
      return soFar.map { "\(voted) \($0[language]) \(said)" }
        ?? "\(voted) \(said.prefix(1).uppercased())\(said.dropFirst())"
    }
  }

  private func voted(_ form: MotionForm, _ soFar: Localized?, _ language: Language) -> String {
    let isTold = !silent.isEmpty && (voters != 0 || soFar == nil)
    let names = turnout.silent.map { $0.words(in: language, name: "\($0.partner)") }.joined(separator: ", ")
    return switch language {
    case .english:
      "\(voters) of \(eligible) partners voted, \(abstained.count) of them to abstain"
        + (form.quorum == 0 ? "." : "; the quorum is \(form.quorum).")
        + (form.isWeighted ? " Votes count by weight, which stands behind each partner." : "")
        + (isTold ? " Not voted: \(names)." : "")
    case .dutch:
      "\(voters) van de \(eligible) partners \(voters == 1 ? "stemde" : "stemden"), van wie \(abstained.count) zich \(abstained.count == 1 ? "onthield" : "onthielden")"
        + (form.quorum == 0 ? "." : "; het quorum is \(form.quorum).")
        + (form.isWeighted ? " Stemmen tellen naar gewicht, dat achter elke partner staat." : "")
        + (isTold ? " Niet gestemd: \(names)." : "")
    }
  }

  /// What it comes to, as the end of a sentence.
  private func result(by form: MotionForm) -> Localized {
    let nobody = Localized(
      en: "nobody voted, so nothing is chosen.", nl: "niemand stemde, dus er is niets gekozen.")
    return switch verdict {
    case .won(let winner):
      Localized(
        en: "'\(winner)' wins by \(form.rule.rawValue).", nl: "'\(winner)' wint, met \(form.rule.dutch).")
    case .noQuorum where form.quorum == 0: nobody
    case .noQuorum:
      Localized(en: "no quorum, so nothing is chosen.", nl: "geen quorum, dus er is niets gekozen.")
    case .tie:
      Localized(
        en: "a tie is no majority, so nothing is chosen.",
        nl: "een gelijke stand is geen meerderheid, dus er is niets gekozen.")
    case .unsettled:
      Localized(
        en: "it was closed more than once, apart: there is no outcome until that is settled.",
        nl: "de stemming is meer dan eens gesloten, los van elkaar: er is geen uitslag tot dat is opgelost.")
    case .short where voters == 0: nobody
    case .short:
      Localized(
        en: "no alternative has what \(form.rule.rawValue) asks.",
        nl: "geen alternatief haalt \(form.rule.dutch).")
    }
  }
}

extension MotionRule {
  fileprivate var dutch: String {
    switch self {
    case .majority: "een meerderheid"
    case .twoThirds: "twee derde"
    case .consent: "consent"
    }
  }
}
