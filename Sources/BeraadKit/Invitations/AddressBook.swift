import Deliberation
import FoundationEssentials
import Storage

/// The address file for invitations: a file beside the history, for its owner alone, that no command sends anywhere. It has nothing to do
/// with the list of the newsletter, and nothing goes from one to the other.
struct AddressBook: Codable {
  struct Entry: Codable, Hashable {
    let address: String
    let name: String?
  }

  private var format = 1
  /// The two people who may look into it.
  var keepers: [String]
  /// By address.
  private(set) var addresses: [Entry] = []
  /// With which journals tell people apart without their addresses.
  let key: String

  init(keepers: [String]) {
    self.keepers = keepers
    key = MailHeader.mark()
  }

  /// Puts an address in, or gives it another name.
  ///
  /// - Returns: whether it is new.
  mutating func put(_ address: EmailAddress, name: String?) -> Bool {
    let old = addresses.firstIndex { $0.address.lowercased() == address.key }
    let entry = Entry(address: address.text, name: name ?? old.flatMap { addresses[$0].name })
    if let old { addresses[old] = entry } else { addresses.append(entry) }
    return old == nil
  }

  /// - Returns: whether it was there.
  mutating func remove(_ address: EmailAddress) -> Bool {
    let count = addresses.count
    addresses.removeAll { $0.address.lowercased() == address.key }
    return addresses.count < count
  }

  mutating func sort() { addresses.sort { $0.address < $1.address } }

  /// What stands for a person in a journal.
  func mark(of address: EmailAddress) -> String { SHA256.hex(Array("\(key)\n\(address.key)".utf8)) }

  // MARK: The file

  /// - Throws: a `Refusal` where it is no such file.
  static func read(_ file: PrivateFile) throws -> AddressBook? {
    guard let bytes = try file.read() else { return nil }
    guard let book = try? JSONDecoder().decode(AddressBook.self, from: Data(bytes)), book.format == 1 else {
      throw Refusal(
        Localized(
          en: "\(file.path) is no address file of Beraad, or a newer Beraad made it.",
          nl: "\(file.path) is geen adressenbestand van Beraad, of een nieuwere Beraad maakte het."))
    }
    return book
  }

  func write(_ file: PrivateFile) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try file.write(Array(try encoder.encode(self)) + [0x0A])
  }
}
