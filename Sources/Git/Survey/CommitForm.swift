package import Languages
import CLibgit2
package import ObjectIDs

/// Whether a commit is as git's own programs make it: what `git fsck --strict` refuses in one never goes away again once it
/// is in the history that everybody has.
struct CommitForm {
  private let bytes: UnsafeRawBufferPointer

  /// - Parameter bytes: those of the commit.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// What is wrong with it; nil where nothing is.
  var fault: Localized? {
    if bytes.contains(0) { return Localized(en: "it holds a zero byte", nl: "er staat een nulbyte in") }
    let text = Array(bytes)
    let header = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix {
      !$0.isEmpty
    }
    var rest = header[...]
    guard Self.isID(rest.popFirst(), after: "tree ") else {
      return Localized(en: "it names no tree", nl: "er staat geen map van git in")
    }
    var parents = 0
    while rest.first?.starts(with: Array("parent ".utf8)) == true {
      guard Self.isID(rest.popFirst(), after: "parent ") else {
        return Localized(en: "it names a parent that is no id", nl: "er staat een ouder in die geen id is")
      }
      parents += 1
    }
    guard parents <= Self.mostParents else {
      return Localized(en: "it has \(parents) parents", nl: "er staan \(parents) ouders in")
    }
    for name in ["author", "committer"] {
      guard let line = rest.popFirst(), Self.isPerson(line, after: name + " ") else {
        return Localized(
          en: "its \(name) or the date of it is not as git writes them",
          nl: "\(name) of de datum daarvan staat er niet zoals git die schrijft")
      }
    }
    return rest.contains { $0.starts(with: Array("author ".utf8)) || $0.starts(with: Array("parent ".utf8)) }
      ? Localized(en: "its header says something twice", nl: "in de kop staat iets twee keer") : nil
  }

  /// Nobody unites more branches at once by hand; git's own programs stop at about as many.
  private static let mostParents = 64

  private static func isID(_ line: ArraySlice<UInt8>?, after label: String) -> Bool {
    guard let line, line.starts(with: Array(label.utf8)) else { return false }
    let digits = line.dropFirst(label.utf8.count)
    return digits.count == 40
      && digits.allSatisfy {
        (0x30...0x39).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// `Name <address> seconds +hhmm`: one pair of brackets, a number without a zero before it and that fits, a zone.
  private static func isPerson(_ line: ArraySlice<UInt8>, after label: String) -> Bool {
    guard line.starts(with: Array(label.utf8)) else { return false }
    let text = line.dropFirst(label.utf8.count)
    guard let open = text.firstIndex(of: UInt8(ascii: "<")),
      let close = text.firstIndex(of: UInt8(ascii: ">")),
      open < close, open == text.startIndex || text[open - 1] == UInt8(ascii: " "),
      !text[(close + 1)...].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
      !text[(open + 1)..<close].contains(UInt8(ascii: "<"))
    else { return false }
    let words = text[(close + 1)...].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, words[0].isEmpty else { return false }
    let isNumber = !words[1].isEmpty && words[1].allSatisfy { (0x30...0x39).contains($0) }
    let hasZero = words[1].count > 1 && words[1].first == 0x30
    // Thousands of years ahead is as far as any program that reads the history can count.
    guard isNumber, !hasZero, words[1].count <= 12 else { return false }
    let zone = words[2]
    return zone.count == 5 && (zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"))
      && zone.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Repository {
  /// A commit that anybody may have made, and what is wrong with its form; nil where nothing is.
  ///
  /// - Throws: `.tooLarge`, what `commit` throws.
  package func checkedCommit(
    _ id: ObjectID, bounds: SurveyBounds = SurveyBounds()
  ) throws(GitError) -> (info: CommitInfo, fault: Localized?) {
    let weight = try weight(of: id)
    guard weight.bytes <= bounds.bytes else {
      throw GitError(
        kind: .tooLarge, message: Localized(en: "\(id.hex) is too large", nl: "\(id.hex) is te groot"),
        operation: .readingCommit)
    }
    let fault = try withObject(id, of: GIT_OBJECT_COMMIT) { CommitForm($0).fault }
    return (try commit(id), fault)
  }
}
