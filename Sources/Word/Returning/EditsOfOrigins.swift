/// The edits that the changes of each of many origins are by themselves, without a walk over the whole file for each.
struct EditsOfOrigins {
  private let reading: FileReading
  /// By origin the units that have a change of it, in order.
  private var units: [ChangeOrigin: [Int]] = [:]
  /// For each unit the first from there on that is one of the paper's, and the last before it.
  private var next: [Int] = []
  private var before: [Int] = []

  /// - Parameter origins: those that are asked for.
  init(_ reading: FileReading, _ origins: Set<ChangeOrigin>) {
    self.reading = reading
    guard !origins.isEmpty else { return }
    var last = -1
    for index in reading.units.indices {
      before.append(last)
      if reading.places[index] != nil { last = index }
      for origin in Set(reading.units[index].changes.map(ChangeOrigin.init)) where origins.contains(origin) {
        units[origin, default: []].append(index)
      }
    }
    next = [Int](repeating: reading.units.count, count: reading.units.count + 1)
    for index in reading.units.indices.reversed() {
      next[index] = reading.places[index] != nil ? index : next[index + 1]
    }
  }

  func edits(of origin: ChangeOrigin) -> [UnitEdit] {
    let own = units[origin] ?? []
    var edits: [UnitEdit] = []
    var at = own.startIndex
    while at < own.endIndex {
      // Between the characters of the paper that stay on either side.
      let start = before[own[at]]
      var end = next[own[at] + 1]
      while at + 1 < own.endIndex, own[at + 1] <= end {
        at += 1
        end = next[own[at] + 1]
      }
      at += 1
      let first = start < 0 ? 0 : (reading.places[start] ?? 0) + 1
      let last = end < reading.units.count ? reading.places[end] ?? first : reading.paper.units.count
      edits += UnitEdit.edits(reading.units, reading.places, within: start + 1..<end, first..<last) {
        change in
        ChangeOrigin(change) == origin
      }
    }
    return edits
  }
}
