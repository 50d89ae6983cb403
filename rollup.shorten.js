import { readdirSync, readFileSync } from 'node:fs';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const tags = new Set(['html', 'svg', 'css']);

/** Boxes of their own, in every style of ours too: white space at their edges is never shown. */
const boxes =
  'details|summary|fieldset|legend|form|section|div|p|h\\d|[ou]l|li|dl|dt|dd|table|thead|tbody|tr|td|th|option';
const atEdge = new RegExp(`(</?(?:${boxes})(?: [^<>]*)?>) | (?=</?(?:${boxes})[ >])`, 'g');

/** Runs of white space that hold a line break mean nothing but one space in markup, and at the edge of a box nothing. */
const markup = (text) => text.replace(/\s*\n\s*/g, ' ').replace(atEdge, '$1');

/** CSS without comments and without the white space that separates nothing. */
const sheet = (text) =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([(]) | (?=[)])/g, '$1')
    .replace(/([ (:,])0\./g, '$1.')
    .replace(/ (?=!)| ?(>) ?/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    // Properties of our own that no page may set: two letters tell them apart.
    .replace(/--_(\w\w)\w*/g, '--_$1')
    .replace(/;}/g, '}');

function templateEdits({ tag, quasi }) {
  const short = tag.name === 'css' ? sheet : markup;
  const last = quasi.quasis.length - 1;
  return quasi.quasis.map(({ start, end, value }, index) => {
    let text = short(value.raw);
    if (index === 0) text = text.trimStart();
    if (index === last) text = text.trimEnd();
    return [start, end, text];
  });
}

function* walk(node) {
  if (!node || typeof node.type !== 'string') return;
  yield node;
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) yield* walk(item);
    else if (value && typeof value === 'object') yield* walk(value);
  }
}

const isPrivate = (node) => node?.type === 'Identifier' && /^_[a-zA-Z]/.test(node.name);

/** The name of a private member as it stands in the code, where it names a member and not a variable. */
function memberOf(node) {
  if (node.computed) return undefined;
  if (node.type === 'MemberExpression') return node.property;
  if (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type)) return node.key;
  return undefined;
}

/** The sentence for developers of a fault in a ballot: widgets go by its rule. */
function sentenceOf(node) {
  if (node.type === 'CallExpression' && node.callee.name === 'fault') return node.arguments.at(-1);
  const named = node.type === 'Property' && !node.shorthand && node.key.name === 'detail';
  return named && node.value.type === 'TemplateLiteral' ? node.value : undefined;
}

/** The same short name for the same private member in every chunk; Lit's own names never begin so. */
function shortNames(folders) {
  const names = new Set();
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true })) {
      if (!file.endsWith('.js')) continue;
      for (const [name] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\b_[a-zA-Z]\w*/g))
        names.add(name);
    }
  const short = (index) =>
    index < 52 ? letters[index] : short(Math.floor(index / 52) - 1) + letters[index % 52];
  return new Map([...names].sort().map((name, index) => [name, `_${short(index)}`]));
}

/**
 * Rollup plugin: takes the white space of the source out of `html`, `svg` and `css` templates, shortens
 * private members (`_name`), leaves out what runs on a server only (`isServer`), and empties what only people would
 * read: the messages of Lit's own errors, the names of endpoints, and the sentences of faults in the ballot of a
 * budget. `folders` hold all code with private members that may reach a browser.
 */
export function shorten(...folders) {
  let names = new Map();
  return {
    name: 'shorten',
    buildStart() {
      names = shortNames(folders);
    },
    transform(code, id) {
      const foreign = id.includes('node_modules');
      const edits = [];
      const named = new Set();
      for (const node of walk(this.parse(code))) {
        if (foreign) {
          const thrown = node.type === 'ThrowStatement' && node.argument.arguments?.[0];
          if (thrown) edits.push([thrown.start, thrown.end, '""']);
          continue;
        }
        if (node.type === 'VariableDeclarator') named.add(node.id);
        if (/^(Im|Ex)portSpecifier$/.test(node.type)) for (const side of Object.values(node)) named.add(side);
        if (node.type === 'Identifier' && node.name === 'isServer' && !named.has(node))
          edits.push([node.start, node.end, 'false']);
        if (node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name))
          edits.push(...templateEdits(node));
        const endpoint =
          id.includes('.endpoints.') && node.callee?.callee?.name === 'endpoint' && node.arguments[0];
        if (endpoint) edits.push([endpoint.start, endpoint.end, '""']);
        const said = id.includes('counting/budget/ballot') && sentenceOf(node);
        if (said) edits.push([said.start, said.end, '""']);
        const member = memberOf(node);
        if (!isPrivate(member)) continue;
        if (node.shorthand) this.error(`Write { ${member.name}: name }: a private member has no shorthand.`);
        const name = names.get(member.name);
        if (!name) this.error(`${member.name} of ${id} is in none of the folders ${folders.join(', ')}.`);
        edits.push([member.start, member.end, name]);
      }
      let short = code;
      for (const [start, end, text] of edits.sort(([a], [b]) => b - a))
        short = short.slice(0, start) + text + short.slice(end);
      return { code: short, map: null };
    },
  };
}
