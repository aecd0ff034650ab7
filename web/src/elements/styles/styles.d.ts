// Style sheets are imported for their effect; the bundler knows how.
declare module '*.css';
