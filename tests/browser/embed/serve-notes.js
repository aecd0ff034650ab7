// Serves the page of somebody else, who embeds figures.

import { createServer } from 'node:http';

/**
 * Serves one page, which may become another one at any time.
 * @returns {Promise<{ url: string, show: (html: string, headers?: object) => void, close: () => Promise<void> }>}
 */
export async function serveNotes() {
  let page = { html: '', headers: {} };
  const server = createServer(({ url }, response) => {
    const isPage = url === '/';
    const headers = { 'content-type': 'text/html; charset=utf-8', ...page.headers };
    response
      .writeHead(isPage ? 200 : 204, isPage ? headers : {})
      .end(isPage ? page.html : undefined);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // Another name of the same machine is another site.
    url: `http://localhost:${server.address().port}/`,
    show: (html, headers = {}) => (page = { html, headers }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
