/// The server's own key, from which all others come: whoever has it can make any cookie.
struct Secret: Sendable {
  private let key: [UInt8]

  static let file = "key"
  /// In bytes.
  private static let size = 32

  /// A key that is kept nowhere.
  init() { key = Sodium.randomBytes(Self.size) }

  /// The folder's key; made in a folder that is new, with a book of accesses that has none.
  ///
  /// - Throws: `DamagedState` where it is of another length; `LostKey` or `LostAccesses` where one of the two is gone. The key is never
  ///   replaced: all cookies, links and codes hang on it. Nor is the book: it says who was signed out.
  init(in folder: StateFolder) throws {
    key = try folder.locked {
      if let key = try Self.read(folder) {
        try AccessBook.mustBeThere(in: folder)
        return key
      }
      guard !AccessBook.isUsed(in: folder) else {
        throw LostKey(path: folder.place(Self.file), accesses: folder.place(AccessBook.file))
      }
      try AccessBook.begin(in: folder)
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

  /// How many hexadecimal digits a hash has.
  static let hashLength = 64

  /// The hash under which something secret is kept.
  func hash(_ secret: String, for purpose: Purpose) -> String { Encoded.hex(mac(secret, for: purpose)) }

  enum Purpose: String {
    case cookie, ended, form, accessLink, accessCode, card, dealt, signedOut, owner, writer, newsLink,
      newsSent, unsubscribe
  }
}
