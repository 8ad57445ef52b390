import CLibgit2
import Glibc
import ObjectIDs

/// Reads objects from a repository's packs.
///
/// libgit2 reads any object, but thousands of revisions of one text take it eight times as long as git: it
/// hashes each object again, and keeps few of those that others rest on. So packs are read here, as git reads
/// them: zlib's checksum and the length are compared, the hash is not. What is not found is left to libgit2; what a pack
/// should have and cannot give is not, because libgit2 1.5 follows a damaged index out of the pack's memory.
final class PackReader {
  private var packs: [Pack]
  private var latest = 0

  /// The packs in a folder of objects, as they are now.
  init(objects folder: String) {
    packs = Folder.names(in: folder + "/pack").filter { $0.hasSuffix(".idx") }.sorted().compactMap {
      Pack(index: "\(folder)/pack/\($0)")
    }
  }

  /// Reads from one pack more, which was written meanwhile.
  func add(index path: String) {
    if let pack = Pack(index: path) { packs.append(pack) }
  }

  /// An object; nil where no pack has it.
  func object(_ id: ObjectID) -> Pack.Object? {
    guard let (pack, offset) = place(of: id) else { return nil }
    return packs[pack].object(at: offset)
  }

  /// The type and size of an object, and the most bytes that have to be in memory to make it; nil where no pack can tell.
  func weight(of id: ObjectID) -> (type: git_object_t, size: Int, bytes: Int)? {
    guard let (pack, offset) = place(of: id) else { return nil }
    return packs[pack].weight(at: offset)
  }

  /// Whether a pack says that it has an object.
  func holds(_ id: ObjectID) -> Bool { place(of: id) != nil }

  /// Where an object stands: the number of its pack, and its offset there. Reading in descending order is
  /// fastest: what an object rests on stands before it, and is kept when its turn comes.
  func place(of id: ObjectID) -> (pack: Int, offset: Int)? {
    for step in packs.indices {
      // What was asked last is mostly where the next one is.
      let pack = (latest + step) % packs.count
      if let offset = packs[pack].offset(of: id) {
        latest = pack
        return (pack, offset)
      }
    }
    return nil
  }
}
