import BeraadKit
import Glibc
import Synchronization

/// What the server did since it began, counted: by pattern of route, method and status, with nothing in it that leads to anybody.
final class Metrics: Sendable {
  private struct Key: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct Counts {
    var requests: [Key: Int] = [:]
    /// How many requests took at most as long, by route; the last is all of them.
    var within: [String: [Int]] = [:]
    var milliseconds: [String: Int] = [:]
  }

  private let counts = Mutex(Counts())
  private let begun = time(nil)

  private static let bounds = [5, 10, 25, 50, 100, 250, 500, 1_000, 5_000]

  func count(route: String, method: String, status: Int, milliseconds: Int) {
    counts.withLock { counts in
      counts.requests[Key(route: route, method: method, status: status), default: 0] += 1
      counts.milliseconds[route, default: 0] += milliseconds
      var within = counts.within[route] ?? Array(repeating: 0, count: Self.bounds.count + 1)
      for (index, bound) in Self.bounds.enumerated() where milliseconds <= bound { within[index] += 1 }
      within[Self.bounds.count] += 1
      counts.within[route] = within
    }
  }

  /// As Prometheus and its like read it (text format 0.0.4).
  ///
  /// - Parameter figures: what stands at this moment, by name.
  func text(_ figures: [(name: String, value: Int)]) -> String {
    let counts = counts.withLock { $0 }
    var lines = ["# TYPE beraad_requests_total counter"]
    lines += counts.requests.map { key, count in
      "beraad_requests_total{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)"
    }.sorted()
    lines.append("# TYPE beraad_request_milliseconds histogram")
    for (route, within) in counts.within.sorted(by: { $0.key < $1.key }) {
      let names = Self.bounds.map(String.init) + ["+Inf"]
      lines += zip(names, within).map { name, count in
        "beraad_request_milliseconds_bucket{route=\"\(route)\",le=\"\(name)\"} \(count)"
      }
      lines.append(
        "beraad_request_milliseconds_sum{route=\"\(route)\"} \(counts.milliseconds[route] ?? 0)")
      lines.append(
        "beraad_request_milliseconds_count{route=\"\(route)\"} \(within[Self.bounds.count])")
    }
    let standing =
      figures + [("process_start_time_seconds", begun), ("process_resident_memory_bytes", Self.memory)]
    for (name, value) in standing { lines += ["# TYPE \(name) gauge", "\(name) \(value)"] }
    lines += ["# TYPE beraad_info gauge", "beraad_info{version=\"\(Tool.version)\"} 1"]
    return lines.map { $0 + "\n" }.joined()
  }

  /// In bytes; 0 where the system does not tell.
  private static var memory: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, Int32(text.count), file) != nil else { return 0 }
    let fields = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}

extension Site {
  /// What the server did and has in hand, as text.
  func metricsText() async -> String {
    let open = halls.all
    var listeners = 0
    for hall in open { listeners += await hall.listenerTotal }
    return metrics.text([
      ("beraad_halls_open", open.count), ("beraad_board_listeners", listeners),
      ("beraad_work_in_hand", gate.waiting), ("beraad_mail_waiting", postman.count),
    ])
  }
}
