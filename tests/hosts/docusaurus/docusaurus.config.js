export default {
  title: 'Optimization',
  url: 'https://example.org',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  presets: [['classic', { blog: false, docs: { sidebarPath: undefined } }]],
  themeConfig: { navbar: { title: 'Optimization' } },
  /* @@once element@@ */
};
