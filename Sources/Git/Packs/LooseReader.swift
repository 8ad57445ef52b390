import CLibgit2
import ObjectIDs

/// Reads objects that stand in files of their own, which is where git puts what is new.
///
/// As git reads them, and for the reason that `PackReader` gives: libgit2 hashes the text again, which takes as long as
/// everything else that is done with it. Nor is it asked for the content of a damaged one: libgit2 1.5 reads some for ever.
final class LooseReader {
  /// What became of looking for an object.
  enum Reading {
    case object(Pack.Object)
    /// The file is there, and is no object.
    case damaged
    /// There is no file, or none that could be read.
    case nothing
  }

  private let folder: String
  private let inflater = Inflater()
  /// Small objects that were read: every look at a path goes through the same few.
  private var kept: [ObjectID: Pack.Object] = [:]
  private var keptBytes = 0

  private static let mostKeptBytes = 4 << 20
  private static let largestKept = 16_384

  init(objects folder: String) { self.folder = folder }

  /// What an object's file says of itself.
  enum Heading {
    case object(git_object_t, bytes: Int)
    case damaged
  }

  /// The type and length of an object, as its file begins; nil where there is none.
  func weight(of id: ObjectID) -> Heading? {
    if let object = kept[id] { return .object(object.type, bytes: object.bytes.count) }
    // A header is shorter than its first compressed bytes.
    guard let inflater, let file = WholeFile.bytes(path(of: id), most: 512) else { return nil }
    return file.withUnsafeBytes { file in
      guard let (header, object) = opening(file, inflater) else { return .damaged }
      // Whoever weighs a small object reads it next.
      if let object { keep(object, as: id) }
      return .object(header.type, bytes: header.size)
    }
  }

  /// Reads an object's file.
  func read(_ id: ObjectID) -> Reading {
    if let object = kept[id] { return .object(object) }
    let reading = readFile(of: id)
    if case .object(let object) = reading { keep(object, as: id) }
    return reading
  }

  private func keep(_ object: Pack.Object, as id: ObjectID) {
    guard object.bytes.count <= Self.largestKept else { return }
    if keptBytes > Self.mostKeptBytes { (kept, keptBytes) = ([:], 0) }
    kept[id] = object
    keptBytes += object.bytes.count
  }

  private func readFile(of id: ObjectID) -> Reading {
    guard let inflater, let file = WholeFile.bytes(path(of: id)) else { return .nothing }
    return file.withUnsafeBytes { file in
      guard let (header, small) = opening(file, inflater) else { return .damaged }
      if let small { return .object(small) }
      guard var bytes = inflater.inflate(file, count: header.length + header.size) else { return .damaged }
      bytes.removeFirst(header.length)
      return .object(Pack.Object(type: header.type, bytes: bytes))
    }
  }

  /// What a file begins with, and the whole object where it is a small one; nil where it begins with no header.
  private func opening(
    _ file: UnsafeRawBufferPointer, _ inflater: Inflater
  ) -> (header: LooseHeader, object: Pack.Object?)? {
    let (bytes, isWhole) = inflater.beginning(of: file, count: 4_096)
    guard let header = LooseHeader(bytes.prefix(LooseHeader.longest)) else { return nil }
    guard isWhole, bytes.count == header.length + header.size else { return (header, nil) }
    return (header, Pack.Object(type: header.type, bytes: Array(bytes[header.length...])))
  }

  private func path(of id: ObjectID) -> String {
    let name = id.hex
    return "\(folder)/\(name.prefix(2))/\(name.dropFirst(2))"
  }
}

/// What a loose object begins with: `blob 382399` and a zero byte.
private struct LooseHeader {
  /// No header has more bytes.
  static let longest = 32

  let type: git_object_t
  /// How many bytes follow the header.
  let size: Int
  /// How many bytes it has itself.
  let length: Int

  init?(_ bytes: ArraySlice<UInt8>) {
    guard let end = bytes.firstIndex(of: 0) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(
      separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let size = UInt32(words[1]), String(size) == words[1] else { return nil }
    let type = git_object_string2type(String(words[0]))
    guard [GIT_OBJECT_BLOB, GIT_OBJECT_TREE, GIT_OBJECT_COMMIT, GIT_OBJECT_TAG].contains(type) else {
      return nil
    }
    self.type = type
    self.size = Int(size)
    length = end + 1
  }
}
