/// The server's own key, from which all others come: whoever has it can make any cookie.
struct Secret: Sendable {
  private let key: [UInt8]

  private static let file = "key"

  /// The folder's key; made where there is none.
  init(in folder: StateFolder) throws {
    key = try folder.locked {
      if let key = try folder.read(Self.file), key.count == 32 { return key }
      let key = Sodium.randomBytes(32)
      try folder.write(key, to: Self.file)
      return key
    }
  }

  /// The folder's key as it is; another where there is none, which is kept nowhere.
  init(reading folder: StateFolder) throws {
    key = try folder.read(Self.file) ?? Sodium.randomBytes(32)
  }

  /// A message authentication code.
  ///
  /// - Parameter purpose: what it is for, so that none made for one thing is good for another.
  func mac(_ text: String, for purpose: Purpose) -> [UInt8] {
    Sodium.keyedHash(Array(text.utf8), key: Sodium.keyedHash(Array(purpose.rawValue.utf8), key: key))
  }

  /// The hash under which something secret is kept.
  func hash(_ secret: String, for purpose: Purpose) -> String { Encoded.hex(mac(secret, for: purpose)) }

  enum Purpose: String {
    case cookie, ended, form, accessLink, accessCode, card, signedOut, newsLink, unsubscribe
  }
}
