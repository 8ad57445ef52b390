import Deliberation

/// A meeting as a file that calendars read (RFC 5545).
struct CalendarFile {
  let meeting: AllianceMeeting
  /// The day, as `2026-03-14`.
  let day: String
  /// From when till when, as people at that place have the time; nil for the whole day.
  let hours: InvitationHours?
  let alliance: String
  let domain: String
  let at: Instant

  /// In lines of at most 75 bytes that end with carriage return and line feed.
  var text: String {
    let date = day.filter { $0 != "-" }
    func moment(_ time: String) -> String { "\(date)T\(time.filter { $0 != ":" })00" }
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Beraad//Beraad//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
      "UID:\(meeting.meeting.id)@\(domain)", "DTSTAMP:\(Self.utc(at))",
    ]
    if let hours {
      // Without a zone: the time on the wall, wherever it is read (RFC 5545, 3.3.5, form 1).
      lines += ["DTSTART:\(moment(hours.from))", "DTEND:\(moment(hours.until))"]
    } else {
      lines.append("DTSTART;VALUE=DATE:\(date)")
    }
    lines.append("SUMMARY:\(Self.escaped("\(alliance): \(meeting.meeting.title)"))")
    if let place = meeting.place { lines.append("LOCATION:\(Self.escaped(place))") }
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private static func utc(_ at: Instant) -> String {
    String(at.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .split(whereSeparator: \.isNewline).joined(separator: "\\n")
  }

  private static func folded(_ line: String) -> String {
    var (folded, width) = ("", 0)
    for letter in line.unicodeScalars {
      let size = UTF8.width(letter)
      if width + size > 75 {
        folded += "\r\n "
        width = 1
      }
      folded.unicodeScalars.append(letter)
      width += size
    }
    return folded
  }
}
