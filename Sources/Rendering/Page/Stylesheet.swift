import HTML

/// The rules of every page, from `page.css`.
enum Stylesheet {
  /// Trusted: a file of this module.
  static let text = Markup(trusted: String(decoding: PackageResources.page_css, as: UTF8.self))
  /// What the pages of a site have besides, from `site.css`.
  static let site = Markup(trusted: String(decoding: PackageResources.site_css, as: UTF8.self))
}
