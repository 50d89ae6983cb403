/**
 * What no widget uses of lit-html, as it stands in its file: bindings inside comments and on elements, MathML,
 * directives, and hooks for polyfills and for itself. What a later version writes otherwise stays in; then the test
 * of bytes tells.
 */
const cuts = [
  ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ';'],
  [
    '1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
    'i=new r.ctor(h,r.name,r.strings,this,t)',
  ],
  [
    'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    'const M=(t,i)=>i;',
  ],
  ['2===i?"<svg>":3===i?"<math>":""', '2===i?"<svg>":""'],
  ['2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
  ['2===i||3===i', '2===i'],
  ['B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ''],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  ['this._$AP?.(!1,!0,s)', ''],
  ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['get tagName(){return this.element.tagName}', ''],
  ['get _$AU(){return this._$AM._$AU}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['this._$AN=void 0,', ''],
  ['this.type=1,', ''],
  ['this.type=2,', ''],
  ['constructor(){super(...arguments),this.type=3}', ''],
  ['constructor(){super(...arguments),this.type=4}', ''],
  ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
];

/** Rollup plugin: takes out of lit-html what no widget uses. */
export const smallLitHtml = {
  name: 'small-lit-html',
  transform(code, id) {
    if (!id.endsWith('/lit-html.js')) return null;
    return { code: cuts.reduce((rest, [from, to]) => rest.replaceAll(from, to), code), map: null };
  },
};
