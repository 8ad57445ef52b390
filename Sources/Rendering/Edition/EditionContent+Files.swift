import Prose

extension EditionContent {
  /// The files of the edition: `paper.md`, `attribution.json` and `index.html`, in this order.
  ///
  /// - Parameter digest: the SHA-256 of bytes in hexadecimal; the page names that of the files beside it.
  package func files(digest: ([UInt8]) -> String) -> [RenderedFile] {
    let beside = [RenderedFile(name: "paper.md", bytes: Array(text[head...])), attributionFile]
    let hashes = beside.map { (name: $0.name, hash: digest($0.bytes)) }
    return beside + [RenderedFile(name: "index.html", bytes: EditionPage(self, hashes: hashes).bytes)]
  }

  /// Where the bare text begins: behind the front matter and the empty lines that part them.
  var head: Int {
    let start = FrontMatter(text).length
    return text[start...].firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? text.count
  }
}
