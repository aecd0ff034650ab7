export default {
  title: 'Optimization',
  output: '../site',
  pages: [{ name: 'Notes', path: '/notes' }],
};
