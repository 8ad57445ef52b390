import Foundation
import TestSupport

/// A document of `docs/walkthrough`: the commands in its console blocks, each with what it is said to print.
struct Walkthrough {
  /// One command as it stands in a transcript, and the lines under it.
  struct Step: Equatable {
    /// With `$ ` before the first line and `> ` before the others.
    var command: [Substring]
    var output: [Substring]
  }

  let name: String
  let steps: [Step]

  init(path: String) throws {
    name = String(path.split(separator: "/").last ?? "")
    steps = Self.steps(in: try Checkout.text(path))
  }

  /// The steps of a text, in their order.
  static func steps(in text: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" || line == "```" {
        isInside = line == "```console"
      } else if isInside {
        add(line, to: &steps)
      }
    }
    return steps
  }

  /// Reads a transcript: the output under each of these commands.
  ///
  /// - Returns: as many steps as the transcript reached.
  static func transcript(_ text: String, of steps: [Step]) -> [Step] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    var played: [Step] = []
    for step in steps {
      guard lines.starts(with: step.command) else { break }
      lines.removeFirst(step.command.count)
      let next = played.count + 1 < steps.count ? steps[played.count + 1].command : []
      let end = next.isEmpty ? lines.endIndex : lines.indices.first { lines[$0...].starts(with: next) }
      played.append(Step(command: step.command, output: Array(lines[..<(end ?? lines.endIndex)])))
      lines = lines[(end ?? lines.endIndex)...]
    }
    return played
  }

  private static func add(_ line: Substring, to steps: inout [Step]) {
    if line.hasPrefix("$ ") {
      steps.append(Step(command: [line], output: []))
    } else if let last = steps.indices.last {
      if line == ">" || line.hasPrefix("> "), steps[last].output.isEmpty {
        steps[last].command.append(line)
      } else {
        steps[last].output.append(line)
      }
    }
  }
}
