package import Deliberation

extension Language {
  /// The language that an environment asks messages in, as gettext reads it: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything.
  ///
  /// Nil where it asks for none, or for `C`. One that Beraad does not speak is English.
  package init?(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let tag = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else {
      return nil
    }
    let name = tag.prefix { $0 != "." && $0 != "@" }
    guard name != "C", name != "POSIX" else { return nil }
    self = Language(tag: String(name)) ?? .english
  }
}
