import CLibgit2
import Glibc
import ObjectIDs

/// The commit-graph that `git gc` and `git maintenance` write: the parents and the tree of every commit,
/// without opening one. Derived by git from the commits, trusted as git trusts it, and done without where it
/// is absent or damaged.
///
/// A commit's position is its number here, counted through the files of a chain. The source of the format is
/// git's `gitformat-commit-graph`.
final class CommitGraph {
  private let layers: [CommitGraphLayer]
  private let starts: [Int]
  /// How many commits the graph has.
  let count: Int

  /// The graph of a repository; nil where it has none that can be used.
  init?(of repository: Repository) {
    // A shallow clone cuts parents off that the graph still has.
    guard !repository.isShallow, (try? repository.config("core.commitGraph")) != "false" else { return nil }
    let info = repository.commonDirectory + "/objects/info"
    layers = Self.layers(in: info)
    guard !layers.isEmpty else { return nil }
    var starts: [Int] = []
    var count = 0
    for layer in layers {
      starts.append(count)
      count += layer.count
    }
    self.starts = starts
    self.count = count
  }

  /// The position of a commit; nil where the graph does not have it.
  func position(of id: ObjectID) -> Int? {
    for (layer, start) in zip(layers, starts) {
      if let position = layer.position(of: id) { return start + position }
    }
    return nil
  }

  /// The commit at a position.
  func id(at position: Int) -> ObjectID {
    let layer = layer(of: position)
    return layers[layer].id(at: position - starts[layer])
  }

  /// The root tree of the commit at a position.
  func tree(at position: Int) -> ObjectID {
    let layer = layer(of: position)
    return layers[layer].tree(at: position - starts[layer])
  }

  /// The positions of the parents of the commit at a position, in order; nil where the file is damaged.
  func parents(at position: Int) -> [Int]? {
    let layer = layer(of: position)
    let parents = layers[layer].parents(at: position - starts[layer])
    return parents.flatMap { $0.allSatisfy { $0 < count } ? $0 : nil }
  }

  private func layer(of position: Int) -> Int {
    starts.lastIndex { $0 <= position } ?? 0
  }

  /// One file, or the files of a chain from the oldest on; none where one of them is unusable.
  private static func layers(in info: String) -> [CommitGraphLayer] {
    if let single = CommitGraphLayer(file: info + "/commit-graph") { return [single] }
    guard let chain = MappedFile(info + "/commit-graphs/commit-graph-chain") else { return [] }
    var layers: [CommitGraphLayer] = []
    for name in chain.bytes.split(separator: UInt8(ascii: "\n")) {
      let file = "\(info)/commit-graphs/graph-\(String(decoding: name, as: UTF8.self)).graph"
      guard let layer = CommitGraphLayer(file: file) else { return [] }
      layers.append(layer)
    }
    return layers
  }
}
