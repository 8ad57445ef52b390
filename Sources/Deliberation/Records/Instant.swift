/// A moment, to the second, in UTC: for display only, since order in Beraad is causal.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

  /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
  private static let (first, last): (Int64, Int64) = (-62_167_219_200, 253_402_300_799)

  /// The form, with the field of each digit: year, month, day, hour, minute, second.
  private static let shape = Array("0000-11-22T33:44:55Z".utf8)

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`, and no other form; nil for anything else and for dates that do not exist.
  package init?(rfc3339 text: String) {
    guard text.utf8.count == Self.shape.count else { return nil }
    let zero = UInt8(ascii: "0")
    var fields: InlineArray<6, Int> = .init(repeating: 0)
    for (byte, form) in zip(text.utf8, Self.shape) {
      guard (zero...UInt8(ascii: "5")).contains(form) else {
        guard byte == form else { return nil }
        continue
      }
      guard (zero...UInt8(ascii: "9")).contains(byte) else { return nil }
      let field = Int(form - zero)
      fields[field] = fields[field] * 10 + Int(byte - zero)
    }
    let (year, month, day) = (fields[0], fields[1], fields[2])
    let (hour, minute, second) = (fields[3], fields[4], fields[5])
    guard (1...12).contains(month), day >= 1, hour < 24, minute < 60, second < 60 else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard Self.date(days: days) == (year, month, day) else { return nil }
    seconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// `YYYY-MM-DDTHH:MM:SSZ`; what the form has no room for, as a forged commit may say, is its first or last moment.
  package var rfc3339: String {
    let (days, rest) = split
    let (year, month, day) = Self.date(days: days)
    var left: InlineArray<6, Int> = [year, month, day, rest / 3_600, rest / 60 % 60, rest % 60]
    var bytes = Self.shape
    for index in bytes.indices.reversed() where (UInt8(ascii: "0")...UInt8(ascii: "5")).contains(bytes[index])
    {
      let field = Int(bytes[index] - UInt8(ascii: "0"))
      bytes[index] = UInt8(ascii: "0") + UInt8(left[field] % 10)
      left[field] /= 10
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `YYYY-MM-DD`.
  package var date: String { String(rfc3339.prefix(10)) }

  private var split: (days: Int, rest: Int) {
    let seconds = Int(min(max(seconds, Self.first), Self.last))
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    return ((seconds - rest) / 86_400, rest)
  }

  /// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Hinnant, "chrono-compatible
  /// low-level date algorithms").
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days(year:month:day:)`.
  private static func date(days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
