/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'network-landscape',
  picture: 'landscape',
  kind: 'picture',
  order: 360,
  name: 'Landscape',
  about: 'Loss on a plane through the weights with the paths of all runs',
  suits: ({ surface, dataset }) => !surface && Boolean(dataset),
  // Of larger networks the steps would be too much to tell.
  needs: (_, __, { settings }) =>
    settings['microscope.arrows'] === 'on' ? { steps: { first: 0, size: 50_000, count: 1 } } : {},
  load: () => import('./network-landscape.js'),
  results: () => import('./results.js'),
  host: () => import('./network-landscape-view.js'),
};
