import ArgumentParser
import Deliberation
import Help

/// The option of every command that has no language of its own to ask for.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Speak nl or en. Otherwise as LC_ALL, LC_MESSAGES or LANG says.",
      nl: "Spreek nl of en. Anders wat LC_ALL, LC_MESSAGES of LANG zegt.", valueName: "lang"))
  var lang: Language?

  init() {}

  /// What a command says that means something else by `--lang`.
  init(_ lang: Language?) { self.lang = lang }
}
