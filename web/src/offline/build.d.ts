// What the build puts in front of the service worker.

declare const BUILD: import('./names.js').Build;
