import ArgumentParser

/// How fast messages leave: both programs send some.
package struct PaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "How many messages leave in a minute; 0 for as many as can.",
      nl: "Hoeveel berichten er per minuut weggaan; 0 voor zo veel als kan.", valueName: "count"))
  package var perMinute = 300
  @Flag(
    help: ArgumentHelp(
      en: "Also to those whose message was under way when it broke off; they may get it twice.",
      nl: "Ook aan wie een bericht onderweg had toen het afbrak; die krijgen het misschien twee keer."))
  package var again = false

  package init() {}

  package func validate() throws {
    guard (0...100_000).contains(perMinute) else {
      throw ValidationError(
        en: "--per-minute is a number from 0 to 100000.",
        nl: "--per-minute is een getal van 0 tot en met 100000.")
    }
  }
}
