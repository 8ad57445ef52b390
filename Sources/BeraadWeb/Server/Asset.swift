/// The files that pages bring along, in the program itself.
enum Asset: Sendable {
  case style, script

  static func named(_ path: [String]) -> Asset? {
    switch path {
    case ["assets", "web.css"]: .style
    case ["assets", "web.js"]: .script
    default: nil
    }
  }

  var answer: Answer {
    switch self {
    case .style:
      Answer(
        status: 200, fields: [("Content-Type", "text/css; charset=utf-8")],
        body: .bytes(PackageResources.web_css))
    case .script:
      Answer(
        status: 200, fields: [("Content-Type", "text/javascript; charset=utf-8")],
        body: .bytes(PackageResources.web_js))
    }
  }
}
