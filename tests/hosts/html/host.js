// A page that somebody wrote by hand.

import { cpSync } from 'node:fs';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'html',
  name: 'HTML by hand',
  build: ({ notes, site }) => cpSync(notes, site, { recursive: true }),
  notes: [
    {
      path: 'notes.html',
      forms: ['iframe', 'element', 'picture'],
      long: ['iframe', 'element'],
      // The page looks as the system does.
      switchTheme: (page, theme) => page.emulateMedia({ colorScheme: theme }),
    },
  ],
};
