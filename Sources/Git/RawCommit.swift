import Glibc
import ObjectIDs

/// A commit's bytes, of which only what is asked for is parsed.
///
/// The format is that of `git cat-file commit`: header lines, an empty line, the message. A header goes on in
/// lines that begin with a space. Borrowed bytes: valid only inside the closure that was given them.
struct RawCommit {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The root tree and the parents: the part that a walk reads of each commit, at fixed places.
  var links: (tree: ObjectID, parents: [ObjectID])? {
    guard let tree = id(after: "tree ", at: 0) else { return nil }
    var parents: [ObjectID] = []
    var offset = 46
    while let parent = id(after: "parent ", at: offset) {
      parents.append(parent)
      offset += 48
    }
    return (tree, parents)
  }

  /// Everything, or nil where the bytes are no commit.
  func info(_ id: ObjectID) -> CommitInfo? {
    guard let links, let author = header("author"), let committer = header("committer") else { return nil }
    return CommitInfo(
      id: id, tree: links.tree, parents: links.parents, author: Self.signature(author),
      committer: Self.signature(committer), message: message)
  }

  private var message: String {
    let encoding = header("encoding").map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard let start = messageStart else { return "" }
    let body = bytes[start...]
    if let encoding, ["iso-8859-1", "iso8859-1", "latin1", "latin-1"].contains(encoding) {
      return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    }
    return String(decoding: body, as: UTF8.self)
  }

  private var messageStart: Int? {
    var offset = 0
    while let end = lineEnd(from: offset) {
      if end == offset { return end + 1 }
      offset = end + 1
    }
    return nil
  }

  /// The rest of the first header line of that name.
  func header(_ name: StaticString) -> UnsafeRawBufferPointer? {
    let length = name.utf8CodeUnitCount
    var offset = 0
    while let end = lineEnd(from: offset), end > offset {
      if hasText(name, at: offset), bytes[offset + length] == UInt8(ascii: " ") {
        return UnsafeRawBufferPointer(rebasing: bytes[(offset + length + 1)..<end])
      }
      offset = end + 1
    }
    return nil
  }

  private func id(after label: StaticString, at offset: Int) -> ObjectID? {
    let start = offset + label.utf8CodeUnitCount
    guard start + 40 < bytes.count, hasText(label, at: offset) else { return nil }
    return ObjectID(
      hexDigits: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 40]), anyCase: true)
  }

  private func hasText(_ text: StaticString, at offset: Int) -> Bool {
    guard let start = bytes.baseAddress, offset + text.utf8CodeUnitCount < bytes.count else { return false }
    return memcmp(start + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// The next line feed; nil where there is none.
  private func lineEnd(from offset: Int) -> Int? {
    guard let start = bytes.baseAddress, offset < bytes.count,
      let found = memchr(start + offset, Int32(UInt8(ascii: "\n")), bytes.count - offset)
    else { return nil }
    return UnsafeRawPointer(found) - start
  }

  /// "Name <address> seconds +hhmm", read leniently: what is missing is empty or zero.
  private static func signature(_ line: UnsafeRawBufferPointer) -> Signature {
    let open = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    // From the end: a name or an address may itself hold a bracket.
    let close = line.lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    let email = open < close ? String(decoding: line[(open + 1)..<close], as: UTF8.self) : ""
    var rest = close < line.endIndex ? line[(close + 1)...] : line[close...]
    let seconds = number(&rest) ?? 0
    let zone = number(&rest).flatMap(Int32.init(exactly:)) ?? 0
    return Signature(
      name: text(line[..<open]), email: email, seconds: seconds, offsetMinutes: zone / 100 * 60 + zone % 100)
  }

  /// A text without the spaces around it.
  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    guard let first = bytes.firstIndex(where: { $0 != UInt8(ascii: " ") }),
      let last = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// Takes the next field, up to a space, as a number; nil where it is none.
  private static func number(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Int64? {
    let start = rest.firstIndex { $0 != UInt8(ascii: " ") } ?? rest.endIndex
    let end = rest[start...].firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
    defer { rest = rest[end...] }
    var digits = rest[start..<end]
    guard let sign = digits.first else { return nil }
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits.removeFirst() }
    guard (1...18).contains(digits.count) else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return sign == UInt8(ascii: "-") ? -value : value
  }
}
