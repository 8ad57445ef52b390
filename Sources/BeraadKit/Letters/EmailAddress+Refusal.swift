package import Deliberation

extension EmailAddress {
  /// Reads an address that somebody typed.
  ///
  /// - Throws: a `Refusal` that says what is wrong with it, and never repeats more than the beginning of it.
  package static func parse(_ typed: String) throws(Refusal) -> EmailAddress {
    if let address = EmailAddress(typed) { return address }
    throw Refusal(
      Localized(
        en: "'\(typed.prefix(60))' is no e-mail address that a message can go to.",
        nl: "'\(typed.prefix(60))' is geen e-mailadres waar een bericht heen kan."),
      hints: hints(for: typed))
  }

  private static func hints(for typed: String) -> [Localized] {
    if typed.contains("\"") {
      return [
        Localized(
          en: "an address with quotation marks is not taken: hardly any mail program does",
          nl: "een adres met aanhalingstekens kan niet: bijna geen mailprogramma kan dat")
      ]
    }
    if typed.utf8.contains(where: { $0 > 0x7F }) {
      return [
        Localized(
          en:
            "a domain with other letters is written as xn--…, as a browser shows when its address is copied",
          nl: "een domein met andere letters schrijft u als xn--…, zoals u het in een browser kopieert")
      ]
    }
    return []
  }
}
