package import Deliberation
import Git
import Storage

/// What was done to the address file.
package struct AddressChange: Encodable, Sendable {
  package let added: Int
  package let removed: Int
  /// How many it has now.
  package let addresses: Int
  package let keepers: [String]
  package let story: Localized
}

/// The addresses as a table.
package struct AddressTable: Sendable {
  package let csv: String
  package let keepers: [String]
}

extension Context {
  /// Puts the addresses of a table into the address file.
  ///
  /// - Parameters:
  ///   - keepers: the two people who may look into it; asked for where there is no file yet.
  ///   - file: where it is; nil for beside the history.
  /// - Throws: a `Refusal` that names every line that is not right: then nothing is put in.
  package func importAddresses(_ bytes: [UInt8], keepers: [String], file: String?) throws -> AddressChange {
    let rows = try AddressRows(bytes).rows
    return try changeAddresses(file) { old in
      let names = old == nil || !keepers.isEmpty ? try Keepers.checked(keepers) : []
      var book = old ?? AddressBook(keepers: names)
      if !names.isEmpty { book.keepers = names }
      let added = rows.count { book.put($0.address, name: $0.name) }
      book.sort()
      let keepers = book.keepers
      return (
        book,
        AddressChange(
          added: added, removed: 0, addresses: book.addresses.count, keepers: keepers,
          story: Localized(
            en:
              "New: \(added). Known: \(rows.count - added). Addresses in all: \(book.addresses.count). \(keepers.joined(separator: " and ")) may look into them.",
            nl:
              "Nieuw: \(added). Bekend: \(rows.count - added). Adressen in totaal: \(book.addresses.count). \(keepers.joined(separator: " en ")) mogen erin kijken."
          ))
      )
    }
  }

  /// All addresses with their names.
  package func exportAddresses(file: String?) throws -> AddressTable {
    let book = try presentBook(try addressFile(file))
    let rows = book.addresses.map { [$0.address, $0.name ?? ""] }
    return AddressTable(csv: SpreadsheetText.csv([["address", "name"]] + rows), keepers: book.keepers)
  }

  /// Takes addresses out. Nothing of them is left in the file.
  ///
  /// - Throws: a `Refusal` where one is not in it: then none is taken out.
  package func removeAddresses(_ typed: [String], file: String?) throws -> AddressChange {
    let addresses = try typed.map { text throws(Refusal) in try EmailAddress.parse(text) }
    return try changeAddresses(file) { old in
      guard var book = old else { throw Self.noBook }
      for address in addresses {
        guard book.remove(address) else {
          throw Refusal(
            Localized(
              en: "\(address.text) is not in the address file.",
              nl: "\(address.text) staat niet in het adressenbestand."))
        }
      }
      return (
        book,
        AddressChange(
          added: 0, removed: addresses.count, addresses: book.addresses.count, keepers: book.keepers,
          story: Localized(
            en: "Taken out: \(addresses.count). Addresses left: \(book.addresses.count).",
            nl: "Eruit gehaald: \(addresses.count). Adressen over: \(book.addresses.count)."))
      )
    }
  }

  func addressFile(_ named: String?) throws -> PrivateFile {
    PrivateFile(
      path: try named.map { path($0) } ?? Layout.addresses(in: Desk(self).repository.commonDirectory))
  }

  func presentBook(_ file: PrivateFile) throws -> AddressBook {
    guard let book = try AddressBook.read(file) else { throw Self.noBook }
    return book
  }

  private func changeAddresses(
    _ named: String?, _ change: (AddressBook?) throws -> (AddressBook, AddressChange)
  ) throws -> AddressChange {
    let desk = try Desk(self)
    let file = try addressFile(named)
    try desk.identity().mustBe(
      .committee, to: Localized(en: "keep addresses", nl: "adressen bijhouden"))
    try mustBeOutside(file, desk)
    return try desk.repository.locked("addresses") {
      let (book, result) = try change(AddressBook.read(file))
      try book.write(file)
      return result
    }
  }

  /// A file in the work tree is one `git add` away from the history.
  private func mustBeOutside(_ file: PrivateFile, _ desk: Desk) throws {
    guard let tree = desk.repository.workDirectory else { return }
    let inside = tree.hasSuffix("/") ? tree : tree + "/"
    guard file.path.hasPrefix(inside), !file.path.hasPrefix(desk.repository.commonDirectory) else { return }
    throw Refusal(
      Localized(
        en: "\(file.path) lies in the workspace, and addresses must never come into its history.",
        nl: "\(file.path) ligt in de werkmap, en adressen mogen nooit in de geschiedenis komen."),
      hints: [
        Localized(
          en: "leave --file out, or name a place outside the workspace",
          nl: "laat --file weg, of noem een plek buiten de werkmap")
      ])
  }

  private static var noBook: Refusal {
    Refusal(
      Localized(en: "There is no address file yet.", nl: "Er is nog geen adressenbestand."),
      hints: [
        Localized(
          en: "begin one with: beraad addresses import FILE --keeper NAME --keeper NAME",
          nl: "begin er een met: beraad addresses import BESTAND --keeper NAAM --keeper NAAM")
      ])
  }
}
