import Deliberation

/// Who is signed in.
struct Account: Sendable, Hashable {
  let partner: Partner
  let person: String

  /// `PARTNER/PERSON`.
  var name: String { "\(partner.id)/\(person)" }

  func has(_ roles: Role...) -> Bool { !partner.roles.isDisjoint(with: roles) }
}

/// The cookie of somebody who signed in: who, until when, of which epoch, which session, and a code that only this server can make.
struct SessionCookie {
  static let name = "beraad"

  let person: String
  let until: Int64
  let epoch: Int
  /// What tells one signing in from another; empty in cookies of before there was such a thing.
  let session: String

  init(
    person: String, until: Int64, epoch: Int, session: String = Encoded.base64(Sodium.randomBytes(12))
  ) {
    (self.person, self.until, self.epoch, self.session) = (person, until, epoch, session)
  }

  /// Reads a cookie; nil where it is none of this server's.
  init?(_ text: String, secret: Secret) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (4...5).contains(parts.count), let person = Encoded.bytes(base64: parts[0]),
      let until = Int64(parts[1]), let epoch = Int(parts[2]),
      let mac = Encoded.bytes(base64: parts.last ?? "")
    else { return nil }
    self.init(
      person: String(decoding: person, as: UTF8.self), until: until, epoch: epoch,
      session: parts.count == 5 ? parts[3] : "")
    guard Sodium.areEqual(mac, secret.mac(signed, for: .cookie)) else { return nil }
  }

  private var signed: String { "\(person)\n\(until)\n\(epoch)" + (session.isEmpty ? "" : "\n\(session)") }

  func text(secret: Secret) -> String {
    let mac = Encoded.base64(secret.mac(signed, for: .cookie))
    let session = session.isEmpty ? "" : ".\(session)"
    return "\(Encoded.base64(Array(person.utf8))).\(until).\(epoch)\(session).\(mac)"
  }

  /// Under what it is kept that this session was ended.
  func ending(secret: Secret) -> String { secret.hash(signed, for: .ended) }

  /// The header field that sets it, or with an age of 0 takes it away.
  static func field(_ value: String, age: Int64, isSecure: Bool) -> String {
    "\(name)=\(value); Path=/; Max-Age=\(age); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }
}

/// Where somebody goes back to after signing in, with what they had typed: for an hour, whichever way they sign in.
enum ReturnCookie {
  static let name = "terug"

  /// The header field that sets it, or without an address takes it away.
  static func field(_ address: String?, isSecure: Bool) -> String {
    let value = address.map { Encoded.base64(Array($0.utf8)) } ?? ""
    return "\(name)=\(value); Path=/; Max-Age=\(address == nil ? 0 : 3_600); HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }

  /// The address that a browser brings back; it may be anything.
  static func address(in cookies: [String: String]) -> String? {
    cookies[name].flatMap(Encoded.bytes(base64:)).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// By what a browser is known again in which somebody typed whose form names nobody: for an hour, and for nothing else.
enum WriterCookie {
  static let name = "schrijver"

  /// What a browser is known by; nil where it brings nothing that this server may have made.
  static func value(in cookies: [String: String]) -> String? {
    cookies[name].flatMap { $0.utf8.count == 24 && Encoded.bytes(base64: $0) != nil ? $0 : nil }
  }

  static func new() -> String { Encoded.base64(Sodium.randomBytes(18)) }

  /// The header field that sets it, or without a value takes it away.
  static func field(_ value: String?, isSecure: Bool) -> String {
    "\(name)=\(value ?? ""); Path=/; Max-Age=\(value == nil ? 0 : 3_600); HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }
}

/// The mark in a form that it is ours, given to this person, at this moment, on these commits.
struct FormToken {
  let at: Instant
  /// The commit of main, in hex; empty in forms for people who are not signed in.
  let seen: String
  /// The newest commits of their own organisation's branch, in hex with hyphens between them; empty where there is none.
  let own: String
  /// Whom it was made for. It tells the same person again, also when they are signed out meanwhile, and says no name.
  let owner: Owner

  /// Nobody, or a person by a code that only this server can make.
  struct Owner: Equatable {
    let code: String

    fileprivate init(code: String) { self.code = code }

    init(_ person: String?, secret: Secret) {
      code = person.map { String(secret.hash($0, for: .owner).prefix(24)) } ?? ""
    }

    var isNobody: Bool { code.isEmpty }
  }

  init(at: Instant, seen: String, own: String = "", owner: Owner) {
    (self.at, self.seen, self.own, self.owner) = (at, seen, own, owner)
  }

  /// Reads a token, whomever it was made for; nil where this server did not make it.
  init?(_ text: String, secret: Secret) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let seconds = Int64(parts[0]), let mac = Encoded.bytes(base64: parts[4])
    else { return nil }
    self.init(
      at: Instant(seconds: seconds), seen: parts[1], own: parts[2], owner: Owner(code: parts[3]))
    guard Sodium.areEqual(mac, secret.mac(signed, for: purpose)) else { return nil }
  }

  private var purpose: Secret.Purpose { owner.isNobody ? .signedOut : .form }

  private var signed: String { "\(at.seconds).\(seen).\(own).\(owner.code)" }

  /// As fresh as this one, and about another commit.
  func seeing(_ commit: String) -> FormToken { FormToken(at: at, seen: commit, own: own, owner: owner) }

  func text(secret: Secret) -> String { "\(signed).\(Encoded.base64(secret.mac(signed, for: purpose)))" }
}
