/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'surface-landscape',
  picture: 'landscape',
  kind: 'picture',
  order: 310,
  name: 'Landscape',
  about: 'A test surface from above with the paths of all runs',
  suits: ({ surface }) => surface,
  needs: (_, __, { settings }) => ({
    path: true,
    ...(settings['microscope.arrows'] === 'on' && { steps: { first: 0, size: 2, count: 1 } }),
  }),
  load: () => import('./surface-landscape.js'),
  results: () => import('./results.js'),
  host: () => import('./surface-landscape-view.js'),
};
