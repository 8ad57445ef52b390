package import Deliberation
import FoundationEssentials

/// What stands in the header of a message (RFC 5322).
package enum MailHeader {
  /// Text in a header (RFC 2047), in words of at most 75 bytes; nothing in it can end the line.
  package static func encodedWord(_ text: String) -> String {
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

  /// A moment as RFC 5322 has it, in UTC.
  package static func date(_ at: Instant) -> String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = at.rfc3339.prefix(19).split { "-T:".contains($0) }.compactMap { Int($0) }
    guard parts.count == 6, (1...12).contains(parts[1]) else { return at.rfc3339 }
    let day = Int(at.seconds >= 0 ? at.seconds / 86_400 : (at.seconds - 86_399) / 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(days[((day % 7) + 7) % 7]), \(parts[2]) \(months[parts[1] - 1]) \(parts[0]) \(two(parts[3])):\(two(parts[4])):\(two(parts[5])) +0000"
  }

  /// The name of a site without scheme and port, as addresses of it end; `localhost` where it has a number alone.
  package static func host(of site: String) -> String {
    let rest = site.drop { $0 != "/" }.drop { $0 == "/" }
    if rest.hasPrefix("[") { return "localhost" }
    let host = rest.prefix { $0 != ":" && $0 != "/" }
    return host.contains { $0.isLetter } ? String(host) : "localhost"
  }

  /// Letters and digits that nobody can guess, and no two messages share.
  static func mark() -> String {
    var random = SystemRandomNumberGenerator()
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<28).map { _ in letters[Int(random.next(upperBound: UInt(letters.count)))] })
  }
}
