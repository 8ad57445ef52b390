/// The server's own key, from which all others come: whoever has it can make any cookie.
struct Secret: Sendable {
  private let key: [UInt8]

  private static let file = "key"
  /// In bytes.
  private static let size = 32

  /// A key that is kept nowhere.
  init() { key = Sodium.randomBytes(Self.size) }

  /// The folder's key; made in a folder that is new.
  ///
  /// - Throws: `DamagedState` where it is of another length, `LostKey` where it is gone. It is never replaced: all cookies, links and
  ///   codes hang on it.
  init(in folder: StateFolder) throws {
    key = try folder.locked {
      if let key = try Self.read(folder) { return key }
      guard folder.stamp(of: AccessBook.file) == nil else {
        throw LostKey(path: folder.place(Self.file), accesses: folder.place(AccessBook.file))
      }
      let key = Sodium.randomBytes(Self.size)
      try folder.write(key, to: Self.file)
      return key
    }
  }

  /// The folder's key as it is; another where there is none, which is kept nowhere.
  init(reading folder: StateFolder) throws {
    key = try Self.read(folder) ?? Sodium.randomBytes(Self.size)
  }

  private static func read(_ folder: StateFolder) throws -> [UInt8]? {
    let key = try folder.read(file)
    if let key, key.count != size { throw DamagedState(path: folder.place(file)) }
    return key
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
