import ArgumentParser
import BeraadKit
import Deliberation
import Help

/// The questions of an evaluation: scales first, then choices, then open ones; another order is written on the template.
struct EvaluationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "A question from 1 to 5, or 10: TEXT. May be repeated.",
      nl: "Een vraag van 1 tot 5, of 10: TEKST. Mag vaker.", valueName: "text"))
  var scale: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "QUESTION: ANSWER; ANSWER. May be repeated.",
      nl: "VRAAG: ANTWOORD; … Mag vaker.", valueName: "choice"))
  var choice: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "A question that is answered in words. May be repeated.",
      nl: "Een vraag met een antwoord in woorden. Mag vaker.", valueName: "text"))
  var open: [String] = []

  func check(isEvaluation: Bool) throws {
    let isGiven = !scale.isEmpty || !choice.isEmpty || !open.isEmpty
    guard isEvaluation || !isGiven else {
      throw ValidationError(
        en: "--scale, --choice and --open belong to --evaluation.",
        nl: "--scale, --choice en --open horen bij --evaluation.")
    }
    guard !isEvaluation || !scale.isEmpty || !choice.isEmpty else {
      throw ValidationError(
        en: "--evaluation needs a --scale or a --choice.",
        nl: "Bij --evaluation hoort een --scale of een --choice.")
    }
    for given in choice where !given.unicodeScalars.contains(":") {
      throw ValidationError(
        en: "'\(given)' has no colon between the question and its answers.",
        nl: "'\(given)' heeft geen dubbele punt tussen de vraag en de antwoorden.")
    }
  }

  /// - Parameter boards: what it shares with a sticker poll: the meetings, and what is hidden.
  func wish(_ boards: BoardOptions, _ session: Session) throws -> EvaluationWish {
    let choices = try choice.map { given in
      let (title, answers) = try BoardOptions.titled(given, session)
      return EvaluationWish.Question.choice(title, answers: answers)
    }
    return EvaluationWish(
      questions: scale.map { .scale($0) } + choices + open.map { .open($0) }, hideBelow: boards.hideBelow,
      meetings: try boards.held(session))
  }
}
