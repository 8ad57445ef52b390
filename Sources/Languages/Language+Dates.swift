extension Language {
  /// A day as people write it out, `15 januari 2026`; what is no date is given back as it is.
  ///
  /// - Parameter date: `2026-01-15`, or a time of RFC 3339, of which the day is taken as written.
  package func date(_ date: String) -> String {
    let parts = date.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      months.indices.contains(month - 1), (1...31).contains(day)
    else { return date }
    return "\(day) \(months[month - 1]) \(year)"
  }

  private var months: [String] {
    switch self {
    case .dutch:
      [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
      ]
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
      ]
    }
  }
}
