import ObjectIDs
import Storage

extension AttributionReport {
  /// The report as JSON on one line, keys sorted. Written straight down: a large file has thousands of spans, for which an
  /// encoder that finds its way through types takes longer than the attribution.
  package var json: [UInt8] {
    var writer = JSONWriter(capacity: 160 * spans.count)
    writer.object { writer in
      if let authors {
        writer.key("authors")
        writer.array(authors) { share, writer in writer.object(share.write) }
      }
      writer.add("path", path)
      writer.add("revision", revision.hex)
      writer.key("spans")
      let templates = origins.map(\.template)
      writer.array(spans) { span, writer in
        writer.add(templates[span.origin]) { $0 == 0 ? span.end : span.start }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension AttributionReport.Origin {
  /// A span of this origin, which has its end and its start to fill in.
  fileprivate var template: JSONTemplate {
    JSONTemplate { writer in
      writer.object { writer in
        if let amendment { writer.add("amendment", amendment) }
        if let amendments { writer.add("amendments", amendments) }
        writer.add("author", author)
        writer.add("commit", commit.hex)
        if let decision { writer.add("decision", decision) }
        writer.hole("end")
        if let partner { writer.add("partner", partner) }
        if let partners { writer.add("partners", partners) }
        if let resolved { writer.add("resolved", resolved) }
        writer.hole("start")
      }
    }
  }
}

extension AttributionReport.Share {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.add("author", author)
    writer.add("ever", ever)
    writer.add("now", now)
  }
}
