// What Canvas lets through of HTML that a teacher pastes, as far as it concerns notes with figures: the rules that it
// publishes in canvas-lms, gems/canvas_sanitize/lib/canvas_sanitize/canvas_sanitize.rb (2026).

/** For the library sanitize-html. */
export const CANVAS = {
  allowedTags: ['a', 'br', 'div', 'em', 'figure', 'h1', 'h2', 'iframe', 'img', 'p', 'span'],
  allowedAttributes: {
    '*': ['style', 'class', 'id', 'title', 'role', 'lang', 'dir', 'aria-label', 'aria-hidden'],
    a: ['href', 'target', 'name'],
    img: ['align', 'alt', 'height', 'src', 'usemap', 'width', 'longdesc'],
    iframe: [
      ...[
        'src',
        'width',
        'height',
        'name',
        'align',
        'frameborder',
        'scrolling',
        'allow',
        'sandbox',
      ],
      ...['allowfullscreen', 'webkitallowfullscreen', 'mozallowfullscreen'],
    ],
  },
  allowedStyles: {
    '*': Object.fromEntries(
      ['border', 'max-width', 'width', 'height', 'min-height', 'margin', 'display'].map((name) => [
        name,
        [/^/],
      ]),
    ),
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'ftp'],
};
