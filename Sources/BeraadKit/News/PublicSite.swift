package import Deliberation

/// Where the alliance's own site is, for links in a mail.
package enum PublicSite {
  /// Reads what somebody typed.
  ///
  /// - Returns: it without a slash at its end.
  /// - Throws: a `Refusal` where it is no address of a site.
  package static func parse(_ typed: String) throws(Refusal) -> String {
    guard typed.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~\-]+)*\/?/) != nil
    else {
      throw Refusal(
        Localized(
          en: "'\(typed.prefix(80))' is not where a site is.",
          nl: "'\(typed.prefix(80))' is geen adres van een site."),
        hints: [
          Localized(
            en: "write it as: https://alliance.example", nl: "schrijf het als: https://alliantie.example")
        ])
    }
    return typed.hasSuffix("/") ? String(typed.dropLast()) : typed
  }
}
