import TestSupport

/// Commands as people type them, each held against what holds after every command.
extension Alliance {
  /// Runs the program for somebody and writes it down.
  func beraad(_ place: Place, _ arguments: [String], as who: String, input: String = "") throws
    -> Command.Outcome
  {
    let before = try place.references
    let outcome = try place.beraad(arguments, as: who, at: clock, input: input)
    let said = outcome.code == 0 ? outcome.output : outcome.complaint
    note(
      "\(place.name) \(who): beraad \(arguments.map(\.quoted).joined(separator: " ")) -> \(outcome.code) "
        + (said.split(separator: "\n").first.map(String.init) ?? ""))
    if ![0, 1, 2].contains(outcome.code) {
      find(
        .programWorks,
        "\(place.name): \(arguments.first ?? "") ended with \(outcome.code): \(outcome.complaint)")
    }
    // To collect what is right and to name what is not is no refusal.
    if outcome.code == 1, arguments.first != "collect", try place.references != before {
      find(.refusalsWriteNothing, "\(place.name): \(outcome.complaint) -- and yet a branch moved")
    }
    if outcome.complaint.contains("holds the repository") {
      find(.nobodyWaits, "\(place.name): \(outcome.complaint)")
    }
    let status = try place.status
    if !status.isEmpty, !arguments.contains("revise") || outcome.code == 0 {
      find(.workTreeFollows, "\(place.name): after \(arguments.first ?? ""): \(status)")
      try tidy(place)
    }
    return outcome
  }

  /// Runs git for somebody and writes it down.
  @discardableResult
  func git(_ place: Place, _ arguments: String...) throws -> Command.Outcome {
    let outcome = try place.git(arguments, at: clock)
    note("\(place.name): git \(arguments.map(\.quoted).joined(separator: " ")) -> \(outcome.code)")
    return outcome
  }

  /// What a person would do who finds files changed that nobody touched: go back to what was committed.
  private func tidy(_ place: Place) throws {
    try place.git(["reset", "--quiet", "--hard"], at: clock)
    try place.git(["clean", "--quiet", "-fd"], at: clock)
  }

  /// Takes an id from an answer and holds its record against what was typed.
  ///
  /// - Returns: the id, where it was acknowledged.
  @discardableResult
  func acknowledge(
    _ kind: Acknowledged.Kind, _ outcome: Command.Outcome, at place: Place, paper: String, partner: String,
    said: [String: JSON]
  ) throws -> String? {
    guard outcome.code == 0 else { return nil }
    guard let id = outcome.output.split(separator: "\n").last.map(String.init), id.count >= 5 else {
      find(.programWorks, "\(place.name): \(kind) was done, and no id was said: \(outcome.output)")
      return nil
    }
    try acknowledge(kind, id: id, at: place, paper: paper, partner: partner, said: said)
    return id
  }

  /// Notes a record by its id.
  func acknowledge(
    _ kind: Acknowledged.Kind, id: String, at place: Place, paper: String, partner: String,
    said: [String: JSON]
  ) throws {
    var record = Acknowledged(
      kind: kind, id: id, step: step ?? Int.max, paper: paper, partner: partner, said: said)
    guard let file = try place.records[id] else {
      return find(.acknowledgedIsThere, "\(place.name): \(kind) \(id) was said and is nowhere")
    }
    record.blob = file.blob
    record.record = JSON(parsing: try place.answer("cat-file", "blob", file.blob)) ?? .null
    let expected = said.merging(["id": .text(id), "partner": .text(partner), "paper": .text(paper)]) { $1 }
    for (field, value) in expected where record.record[field] != value {
      find(
        .recordsStayTheSame,
        "\(kind) \(id) has \(field) \(String(describing: record.record[field])), not \(value)")
    }
    if !ledger.note(record) { find(.recordsStayTheSame, "\(id) is the id of two records") }
  }
}

extension String {
  /// As one would type it in a shell.
  var quoted: String {
    allSatisfy { $0.isLetter || $0.isNumber || "-_./:=,@{}".contains($0) } && !isEmpty
      ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
