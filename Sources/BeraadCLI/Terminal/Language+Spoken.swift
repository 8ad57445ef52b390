import ArgumentParser
import Deliberation

extension Language {
  /// The language that an environment asks messages in, as gettext reads it: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything.
  ///
  /// Nil where it asks for none, or for `C`. One that Beraad does not speak is English.
  init?(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let tag = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else {
      return nil
    }
    let name = tag.prefix { $0 != "." && $0 != "@" }
    guard name != "C", name != "POSIX" else { return nil }
    self = Language(tag: String(name)) ?? .english
  }
}

/// The option of every command that has no language of its own to ask for.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Speak nl or en. Otherwise as LC_ALL, LC_MESSAGES or LANG says.", valueName: "lang"))
  var lang: Language?

  init() {}

  /// What a command says that means something else by `--lang`.
  init(_ lang: Language?) { self.lang = lang }
}
