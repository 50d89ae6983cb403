/** Leaflet's ES module: the same as its types describe. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
