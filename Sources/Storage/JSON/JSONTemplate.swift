/// A JSON value with holes for numbers: written once, and put into a text as often as there are numbers for it.
package struct JSONTemplate: Sendable {
  /// What stands around the holes: one more than there are of those.
  let pieces: [ArraySlice<UInt8>]

  /// - Parameter write: writes the value, with `JSONWriter.hole` for the members that are left open.
  package init(_ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(capacity: 256)
    write(&writer)
    let bytes = writer.bytes
    var pieces: [ArraySlice<UInt8>] = []
    for hole in writer.holes { pieces.append(bytes[(pieces.last?.endIndex ?? 0)..<hole]) }
    pieces.append(bytes[(pieces.last?.endIndex ?? 0)...])
    self.pieces = pieces
  }
}
