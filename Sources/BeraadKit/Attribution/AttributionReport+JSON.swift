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
      writer.add("revision", revision)
      writer.key("spans")
      let members = origins.map { (before: $0.membersBeforeEnd, behind: $0.membersBehindEnd) }
      writer.array(spans) { span, writer in
        writer.object { writer in
          writer.insert(members[span.origin].before)
          writer.add("end", span.end)
          writer.insert(members[span.origin].behind)
          writer.add("start", span.start)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension AttributionReport.Origin {
  /// What a span says of its origin, up to the key `end`.
  fileprivate var membersBeforeEnd: [UInt8] {
    JSONWriter.members { writer in
      if let amendment { writer.add("amendment", amendment) }
      if let amendments { writer.add("amendments", amendments) }
      writer.add("author", author)
      writer.add("commit", commit)
      if let decision { writer.add("decision", decision) }
    }
  }

  /// What it says behind that key.
  fileprivate var membersBehindEnd: [UInt8] {
    JSONWriter.members { writer in
      if let partner { writer.add("partner", partner) }
      if let partners { writer.add("partners", partners) }
      if let resolved { writer.add("resolved", resolved) }
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
