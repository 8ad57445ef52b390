import BeraadKit
import Deliberation

/// The message that asks whether an address is to get the newsletter.
struct ConfirmationMail {
  let words: Words
  let alliance: String
  let address: EmailAddress
  /// How people call the site.
  let site: String
  let token: String
  let unsubscribeToken: String
  let at: Instant

  /// The whole message (RFC 5322), with line feeds, as sendmail takes it.
  var bytes: [UInt8] {
    let unsubscribe = "\(site)/unsubscribe/\(unsubscribeToken)"
    let header = """
      From: \(MailHeader.encodedWord(alliance)) <beraad@\(MailHeader.host(of: site))>
      To: \(address.text)
      Subject: \(MailHeader.encodedWord(words("De nieuwsbrief van \(alliance): klopt dit?", "The newsletter of \(alliance): is this right?")))
      Date: \(MailHeader.date(at))
      Message-ID: <\(Encoded.base64(Sodium.randomBytes(18)))@\(MailHeader.host(of: site))>
      Auto-Submitted: auto-generated
      List-Unsubscribe: <\(unsubscribe)>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: \(Self.isPlain(body(unsubscribe)) ? "7bit" : "8bit")

      """
    return Array((header + "\n" + body(unsubscribe)).utf8)
  }

  private func body(_ unsubscribe: String) -> String {
    words(
      """
      Dag,

      Iemand vulde op \(site) dit adres in voor de nieuwsbrief van
      \(alliance).

      Was u dat? Open dan deze link en druk op de knop:

      \(site)/news/confirm/\(token)

      De link werkt twee dagen. Was u het niet, dan hoeft u niets te doen:
      zonder uw ja krijgt u geen nieuwsbrief.

      Afmelden kan altijd: \(unsubscribe)

      """,
      """
      Hello,

      Somebody gave this address on \(site) for the newsletter of
      \(alliance).

      Was it you? Then open this link and press the button:

      \(site)/news/confirm/\(token)

      The link works for two days. If it was not you, there is nothing to do:
      without your yes you get no newsletter.

      You can always leave: \(unsubscribe)

      """)
  }

  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
