package import Deliberation
import Glibc

/// The program that takes mail on this machine.
package enum MailProgramName {
  private static let usual = "/usr/sbin/sendmail"

  /// As `BERAAD_SENDMAIL` names it, else where Debian has it; nil where there is none.
  package static func named(in environment: [String: String]) -> String? {
    if let named = environment["BERAAD_SENDMAIL"], !named.isEmpty { return named }
    return access(usual, X_OK) == 0 ? usual : nil
  }

  /// - Throws: a `Refusal` where there is none.
  package static func found(in environment: [String: String]) throws(Refusal) -> String {
    if let name = named(in: environment) { return name }
    throw Refusal(
      Localized(
        en: "This machine has no program that sends mail.", nl: "Op deze machine staat geen mailprogramma."),
      hints: [
        Localized(
          en: "install msmtp-mta, or name one in BERAAD_SENDMAIL",
          nl: "installeer msmtp-mta, of noem er een in BERAAD_SENDMAIL")
      ])
  }
}
