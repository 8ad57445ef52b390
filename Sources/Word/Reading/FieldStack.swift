/// The fields that are open: a field's instruction is no text, its result is (ECMA-376 part 1, 17.16.18).
struct FieldStack {
  /// For each open field whether its result has begun.
  private var open: [Bool] = []
  private var instructions = 0

  /// Whether an instruction is being read.
  var isInstruction: Bool { instructions > 0 }

  mutating func meet(_ mark: XMLElement) {
    switch mark[.fieldMarkType] {
    case "begin":
      open.append(false)
      instructions += 1
    case "separate":
      if open.last == false {
        open[open.count - 1] = true
        instructions -= 1
      }
    case "end": if open.popLast() == false { instructions -= 1 }
    default: break
    }
  }
}
