package import Prose
package import Storage

extension AttributionSnapshot {
  /// About how many bytes `write` writes.
  var size: Int {
    let removals = removed.symbols.count + 3 * removed.firsts.count + 3 * removed.revisions.count
    return text.count + vocabulary.contents.bytes.count + MemoryLayout<OriginRun>.stride * runs.count
      + 4 * (symbols.count + runEnds.count + 2 * wordsEver.count + vocabulary.count + removals)
  }

  func write(to writer: inout ByteWriter) {
    writer.add(text)
    writer.add(values: symbols)
    writer.add(values: runs)
    writer.add(values: runEnds)
    writer.add(values: wordsEver)
    let words = vocabulary.contents
    writer.add(words.bytes)
    writer.add(values: words.ends)
    writer.add(values: removed.symbols)
    writer.add(values: removed.firsts)
    writer.add(values: removed.counts)
    writer.add(values: removed.revisions)
    writer.add(values: removed.symbolEnds)
    writer.add(values: removed.stretchEnds)
  }

  /// Reads what `write` wrote of a history with so many revisions.
  package init(_ reader: inout ByteReader, revisions: Int) throws(ByteReader.Damaged) {
    let text = Array(try reader.content())
    let symbols = try reader.values(of: UInt32.self)
    let runs = try reader.values(of: OriginRun.self)
    let runEnds = try reader.values(of: UInt32.self)
    let wordsEver = try reader.values(of: Int.self)
    let vocabulary = Vocabulary(bytes: Array(try reader.content()), ends: try reader.values(of: UInt32.self))
    let removed = RemovedRuns(
      symbols: try reader.values(of: UInt32.self), firsts: try reader.values(of: TokenIdentity.self),
      counts: try reader.values(of: UInt32.self), revisions: try reader.values(of: UInt32.self),
      symbolEnds: try reader.values(of: UInt32.self), stretchEnds: try reader.values(of: UInt32.self))
    guard let vocabulary, let removed, wordsEver.count == revisions,
      wordsEver.allSatisfy({ 0...Int(UInt32.max) ~= $0 }),
      runs.allSatisfy({ $0.isSound && $0.first.origin < revisions }),
      removed.firsts.allSatisfy({ $0.origin < revisions }),
      removed.revisions.allSatisfy({ $0 < revisions })
    else { throw ByteReader.Damaged() }
    self.init(
      text: text, symbols: symbols, runs: runs, runEnds: runEnds, wordsEver: wordsEver,
      vocabulary: vocabulary, removed: removed)
  }
}
