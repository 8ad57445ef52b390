import Deliberation
import Prose

/// A meeting on a line of a template: `TITLE; REGION; DAY`, where the last two may be left out, or `TITLE; DAY`. A semicolon of a text is
/// written `\;`, and a backslash `\\`.
enum MeetingLine {
  static func text(of meeting: Meeting) -> String {
    var fields = [meeting.title, meeting.region ?? "", meeting.date ?? ""].map { escaped($0.inOneLine) }
    while fields.count > 1, fields.last?.isEmpty == true { fields.removeLast() }
    return fields.joined(separator: "; ")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == ";" || scalar == "\\" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// One at least. A backslash before any other letter is one.
  static func fields(of line: String) -> [String] {
    var fields = [String.UnicodeScalarView()]
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        if scalar != ";", scalar != "\\" { fields[fields.count - 1].append("\\") }
        fields[fields.count - 1].append(scalar)
        isEscaped = false
      } else if scalar == ";" {
        fields.append(String.UnicodeScalarView())
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        fields[fields.count - 1].append(scalar)
      }
    }
    if isEscaped { fields[fields.count - 1].append("\\") }
    return fields.map { String($0).trimmingWhitespace }
  }

  /// What stands behind the title.
  ///
  /// - Throws: a `Refusal` where there is too much of it, where a day is none, and where one stands in the place of the region: it would
  ///   be a region for good once the poll is opened.
  static func facts(_ fields: [String]) throws(Refusal) -> (region: String?, day: String?) {
    guard fields.count <= 3 else {
      throw Refusal(
        Localized(
          en: "A meeting has a title, a region and a day.",
          nl: "Een bijeenkomst heeft een titel, een regio en een dag."),
        hints: [
          Localized(
            en: "write a semicolon that belongs to one of them as \\;",
            nl: "schrijf een puntkomma die bij een ervan hoort als \\;")
        ])
    }
    if fields.count == 2, isWrittenAsDay(fields[1]) { return (nil, try MeetingList.day(fields[1])) }
    let region = fields.count > 1 ? fields[1] : ""
    guard !isWrittenAsDay(region) else {
      throw Refusal(
        Localized(
          en: "'\(region.prefix(40))' is a day, and stands where the region does.",
          nl: "'\(region.prefix(40))' is een dag, en staat op de plek van de regio."),
        hints: [
          Localized(
            en: "write TITLE; REGION; DAY, or TITLE; DAY where it has no region",
            nl: "schrijf TITEL; REGIO; DAG, of TITEL; DAG als er geen regio is")
        ])
    }
    let day = fields.count > 2 && !fields[2].isEmpty ? try MeetingList.day(fields[2]) : nil
    return (region.isEmpty ? nil : region, day)
  }

  /// Whether a text has the form of a day, also of one that there is not.
  private static func isWrittenAsDay(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) })
    let areNumbers = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return parts.count == 3 && areNumbers && (parts[0].utf8.count == 4 || parts[2].utf8.count == 4)
  }
}
