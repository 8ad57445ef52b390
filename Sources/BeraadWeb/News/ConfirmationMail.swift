import Deliberation
import FoundationEssentials

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
      From: \(Self.encodedWord(alliance)) <beraad@\(Self.host(of: site))>
      To: \(address.text)
      Subject: \(Self.encodedWord(words("De nieuwsbrief van \(alliance): klopt dit?", "The newsletter of \(alliance): is this right?")))
      Date: \(Self.date(at))
      Message-ID: <\(Encoded.base64(Sodium.randomBytes(18)))@\(Self.host(of: site))>
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

  /// The name of a site without scheme and port; a number stands in brackets, as addresses have it.
  private static func host(of site: String) -> String {
    let rest = site.drop { $0 != "/" }.drop { $0 == "/" }
    if rest.hasPrefix("[") { return "localhost" }
    let host = rest.prefix { $0 != ":" }
    return host.contains { $0.isLetter } ? String(host) : "localhost"
  }

  /// Text in a header (RFC 2047), in words of at most 75 bytes; nothing in it can end the line.
  static func encodedWord(_ text: String) -> String {
    var words: [String] = []
    var piece = ""
    for letter in text {
      if (piece + String(letter)).utf8.count > 42, !piece.isEmpty {
        words.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    if !piece.isEmpty { words.append(piece) }
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\n ")
  }

  /// As RFC 5322 has it, in UTC.
  static func date(_ at: Instant) -> String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = at.rfc3339.prefix(19).split { "-T:".contains($0) }.compactMap { Int($0) }
    guard parts.count == 6, (1...12).contains(parts[1]) else { return at.rfc3339 }
    let day = Int(at.seconds >= 0 ? at.seconds / 86_400 : (at.seconds - 86_399) / 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(days[((day % 7) + 7) % 7]), \(parts[2]) \(months[parts[1] - 1]) \(parts[0]) \(two(parts[3])):\(two(parts[4])):\(two(parts[5])) +0000"
  }
}
