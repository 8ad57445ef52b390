import Glibc

extension Repository {
  /// The folders of objects that this repository borrows, as `git clone --shared` makes it, and that are gone: what lay there
  /// cannot be read here.
  package func lostAlternates() -> [String] {
    let objects = commonDirectory + "/objects"
    guard let bytes = WholeFile.bytes(objects + "/info/alternates") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
      .map { $0.hasPrefix("/") ? $0 : "\(objects)/\($0)" }
      .filter { access($0, F_OK) != 0 }
  }
}
