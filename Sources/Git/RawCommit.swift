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

  /// The committer's time, in seconds since 1970; 0 where it is missing or no number.
  var committedAt: Int64 {
    header("committer").map { Self.signature($0).seconds } ?? 0
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
    while let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) {
      if end == offset { return end + 1 }
      offset = end + 1
    }
    return nil
  }

  /// The rest of the first header line of that name.
  func header(_ name: String) -> Slice<UnsafeRawBufferPointer>? {
    var offset = 0
    while let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")), end > offset {
      if hasText(name, at: offset), bytes[offset + name.utf8.count] == UInt8(ascii: " ") {
        return bytes[(offset + name.utf8.count + 1)..<end]
      }
      offset = end + 1
    }
    return nil
  }

  private func id(after label: String, at offset: Int) -> ObjectID? {
    let start = offset + label.utf8.count
    guard start + 40 < bytes.count, hasText(label, at: offset) else { return nil }
    return ObjectID(hexDigits: bytes[start..<start + 40])
  }

  private func hasText(_ text: String, at offset: Int) -> Bool {
    offset + text.utf8.count < bytes.count && bytes[offset...].starts(with: text.utf8)
  }

  /// "Name <address> seconds +hhmm", read leniently: what is missing is empty or zero.
  private static func signature(_ line: Slice<UnsafeRawBufferPointer>) -> Signature {
    let open = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    // From the end: a name or an address may itself hold a bracket.
    let close = line.lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    let name = String(decoding: line[..<open], as: UTF8.self)
    let email = open < close ? String(decoding: line[(open + 1)..<close], as: UTF8.self) : ""
    let rest = close < line.endIndex ? line[(close + 1)...] : line[close...]
    let fields = String(decoding: rest, as: UTF8.self).split(separator: " ")
    return Signature(
      name: name.trimmingSpaces, email: email, seconds: fields.first.flatMap { Int64($0) } ?? 0,
      offsetMinutes: fields.count > 1 ? minutes(fields[1]) : 0)
  }

  /// The minutes in "+0130".
  private static func minutes(_ zone: Substring) -> Int32 {
    guard let value = Int32(zone) else { return 0 }
    return value / 100 * 60 + value % 100
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
