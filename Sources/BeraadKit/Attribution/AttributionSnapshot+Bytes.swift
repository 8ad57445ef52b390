import Prose

extension AttributionSnapshot {
  /// About how many bytes `write` writes.
  var size: Int {
    let removals = removed.symbols.count + 3 * (removed.counts.count + removed.revisions.count)
    return text.count + vocabulary.contents.bytes.count
      + 4 * (symbols.count + 5 * runs.count + runEnds.count + wordsEver.count + vocabulary.count + removals)
  }

  func write(to writer: inout ByteWriter) {
    writer.add(text)
    writer.add(symbols)
    writer.add(runs.map { UInt32($0.range.lowerBound) })
    writer.add(runs.map { UInt32($0.range.upperBound) })
    writer.add(runs.map(\.first))
    writer.add(runs.map { UInt32($0.count) })
    writer.add(runEnds)
    writer.add(wordsEver.map { UInt32($0) })
    let words = vocabulary.contents
    writer.add(words.bytes)
    writer.add(words.ends)
    writer.add(removed.symbols)
    writer.add(removed.firsts)
    writer.add(removed.counts)
    writer.add(removed.revisions)
    writer.add(removed.symbolEnds)
    writer.add(removed.stretchEnds)
  }

  /// Reads what `write` wrote of a history with so many revisions.
  init(_ reader: inout ByteReader, revisions: Int) throws(ByteReader.Damaged) {
    let text = Array(try reader.content())
    let symbols = try reader.numbers()
    let runs = try Self.runs(&reader, revisions)
    let runEnds = try reader.numbers()
    let wordsEver = try reader.numbers().map { Int($0) }
    guard wordsEver.count == revisions,
      let vocabulary = Vocabulary(bytes: Array(try reader.content()), ends: try reader.numbers()),
      let removed = RemovedRuns(
        symbols: try reader.numbers(), firsts: try reader.identities(below: revisions),
        counts: try reader.numbers(), revisions: try reader.numbers(), symbolEnds: try reader.numbers(),
        stretchEnds: try reader.numbers()),
      removed.revisions.allSatisfy({ $0 < revisions })
    else { throw ByteReader.Damaged() }
    self.init(
      text: text, symbols: symbols, runs: runs, runEnds: runEnds, wordsEver: wordsEver,
      vocabulary: vocabulary,
      removed: removed)
  }

  private static func runs(
    _ reader: inout ByteReader, _ revisions: Int
  ) throws(ByteReader.Damaged) -> [OriginRun] {
    let (starts, ends) = (try reader.numbers(), try reader.numbers())
    let firsts = try reader.identities(below: revisions)
    let counts = try reader.numbers()
    guard starts.count == ends.count, ends.count == firsts.count, firsts.count == counts.count,
      zip(starts, ends).allSatisfy(<), counts.allSatisfy({ $0 > 0 })
    else { throw ByteReader.Damaged() }
    return starts.indices.map { index in
      OriginRun(
        range: Int(starts[index])..<Int(ends[index]), first: firsts[index], count: Int(counts[index]))
    }
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ identities: [TokenIdentity]) {
    add(identities.map { UInt32($0.origin) })
    add(identities.map { UInt32($0.ordinal) })
  }
}

extension ByteReader {
  /// Identities of tokens of a history with so many revisions.
  fileprivate mutating func identities(below revisions: Int) throws(Damaged) -> [TokenIdentity] {
    let (origins, ordinals) = (try numbers(), try numbers())
    guard origins.count == ordinals.count, origins.allSatisfy({ $0 < revisions }) else { throw Damaged() }
    return zip(origins, ordinals).map { TokenIdentity(origin: Int($0), ordinal: Int($1)) }
  }
}
