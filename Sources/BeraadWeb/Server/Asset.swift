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

  private static let styleSheet = CompressedPart(PackageResources.web_css)
  private static let program = CompressedPart(PackageResources.web_js)

  var answer: Answer {
    let (type, part) =
      switch self {
      case .style: ("text/css", Self.styleSheet)
      case .script: ("text/javascript", Self.program)
      }
    return Answer(status: 200, fields: [("Content-Type", "\(type); charset=utf-8")], body: .parts([part]))
  }
}
