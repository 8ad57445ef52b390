import BeraadKit
import Deliberation
import FoundationEssentials

/// Who gets the newsletter, and who asked for it and has not said yes yet: `news.json` in the state folder, beside the history and
/// never in it, so that who is taken off is gone.
struct NewsList: Sendable {
  let folder: StateFolder
  let secret: Secret

  static let file = "news.json"

  struct Reader: Codable, Sendable, Hashable {
    let address: String
    let list: String
    /// The day on which they said yes, as `2026-01-15`.
    let confirmed: String
    /// The hash of the link with which they did, so that its button can be pressed twice.
    let link: String
  }

  /// Somebody who asked, or for whom somebody else did.
  fileprivate struct Asking: Codable, Sendable {
    let address: String
    let link: String
    /// Seconds since 1970.
    let at: Int64
  }

  fileprivate struct Content: Codable, Sendable {
    var format = 1
    var readers: [Reader] = []
    var asking: [Asking] = []
    /// The two people who may look into it; nil where nobody said.
    var keepers: [String]?
  }

  /// How long a link can be used, how often an address is written to, and how many messages leave in that time: in seconds and messages.
  private static let (linkLasts, betweenMessages, mostMessages): (Int64, Int64, Int) = (172_800, 3_600, 500)

  static let list = "news"

  // MARK: Asking and saying yes

  /// Keeps that an address is to be asked.
  ///
  /// - Returns: the token of its link; nil where the address was written to this hour, or too many were.
  func ask(_ address: EmailAddress, now: Instant) throws -> String? {
    try change { content in
      // A clock that was put back leaves moments that are still to come: they count as now.
      content.asking.removeAll { abs(now.seconds - $0.at) > Self.linkLasts }
      let lately = content.asking.filter { abs(now.seconds - $0.at) < Self.betweenMessages }
      guard lately.count < Self.mostMessages,
        !lately.contains(where: { EmailAddress($0.address)?.key == address.key })
      else { return nil }
      let token = Encoded.base64(Sodium.randomBytes(24))
      content.asking.append(Asking(address: address.text, link: hash(token), at: now.seconds))
      return token
    }
  }

  /// Takes back that an address is to be asked, where its message could not be sent.
  func forget(token: String) throws {
    try change { content in content.asking.removeAll { $0.link == hash(token) } }
  }

  /// Puts the address of a link on the list.
  ///
  /// - Returns: false where no such link is good.
  func confirm(token: String, now: Instant) throws -> Bool {
    let link = hash(token)
    return try change { content in
      defer { content.asking.removeAll { abs(now.seconds - $0.at) > Self.linkLasts } }
      if content.readers.contains(where: { $0.link == link }) { return true }
      guard
        let asking = content.asking.first(where: {
          $0.link == link && abs(now.seconds - $0.at) <= Self.linkLasts
        })
      else { return false }
      let key = EmailAddress(asking.address)?.key
      content.readers.removeAll { EmailAddress($0.address)?.key == key }
      // That it was written to stands there still: whoever asks again within the hour gets no second message.
      content.readers.append(
        Reader(address: asking.address, list: Self.list, confirmed: now.date, link: link))
      content.readers.sort { $0.address < $1.address }
      return true
    }
  }

  // MARK: Leaving

  /// The token with which an address is taken off. It says nothing of the address: only this server can tell whose it is.
  func unsubscribeToken(_ address: EmailAddress) -> String {
    Encoded.base64(secret.mac("\(Self.list)\n\(address.key)", for: .unsubscribe))
  }

  /// Takes the address of a token off the list, and forgets that it asked.
  func leave(token: String) throws {
    func isMeant(_ text: String) -> Bool {
      EmailAddress(text).map { Sodium.areEqual(Array(unsubscribeToken($0).utf8), Array(token.utf8)) } ?? false
    }
    guard try read().isAny(isMeant) else { return }
    try change { content in
      content.readers.removeAll { isMeant($0.address) }
      content.asking.removeAll { isMeant($0.address) }
    }
  }

  /// Takes addresses off the list, and forgets that they asked.
  ///
  /// - Returns: how many of them were there.
  func remove(_ addresses: [EmailAddress]) throws -> Int {
    let keys = Set(addresses.map(\.key))
    func isMeant(_ text: String) -> Bool { keys.contains(text.lowercased()) }
    return try change { content in
      let there = Set(
        (content.readers.map(\.address) + content.asking.map(\.address)).map { $0.lowercased() })
      content.readers.removeAll { isMeant($0.address) }
      content.asking.removeAll { isMeant($0.address) }
      return keys.count(where: there.contains)
    }
  }

  /// What stands for an address in the journal of an issue: only this server can tell whose it is.
  func sentMark(_ address: EmailAddress) -> String {
    secret.hash("\(Self.list)\n\(address.key)", for: .newsSent)
  }

  // MARK: Who may look

  func setKeepers(_ names: [String]) throws { try change { $0.keepers = names } }

  /// Who may look, or that nobody said.
  var keepersNotice: Localized {
    get throws {
      try read().keepers.map(Keepers.notice)
        ?? Localized(
          en: "Nobody noted who may look into the list: beraad-web news keepers NAME NAME --state DIR",
          nl: "Niemand legde vast wie in de lijst mag kijken: beraad-web news keepers NAAM NAAM --state MAP")
    }
  }

  /// Each address of the list with the link by which it leaves.
  ///
  /// - Parameter site: how people call the site.
  func leavingLinks(at site: String) throws -> [(address: String, link: String)] {
    try readers().compactMap { reader in
      EmailAddress(reader.address).map { (reader.address, "\(site)/unsubscribe/\(unsubscribeToken($0))") }
    }
  }

  func readers() throws -> [Reader] { try read().readers }

  // MARK: The file

  private func hash(_ token: String) -> String { secret.hash(token, for: .newsLink) }

  private func read() throws -> Content {
    guard let bytes = try folder.read(Self.file) else { return Content() }
    do {
      return try JSONDecoder().decode(Content.self, from: Data(bytes))
    } catch {
      throw DamagedState(path: folder.place(Self.file))
    }
  }

  private func change<Result>(_ body: (inout Content) throws -> Result) throws -> Result {
    try folder.locked {
      var content = try read()
      let result = try body(&content)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try folder.write(Array(try encoder.encode(content)) + [0x0A], to: Self.file)
      return result
    }
  }
}

extension NewsList.Content {
  fileprivate func isAny(_ isMeant: (String) -> Bool) -> Bool {
    readers.contains { isMeant($0.address) } || asking.contains { isMeant($0.address) }
  }
}
