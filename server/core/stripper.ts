import type { TSchema } from '@sinclair/typebox';

/** Copies a value with only the members that its schema names. */
export type Stripper = (value: unknown) => unknown;

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  patternProperties?: Record<string, Shape>;
  items?: Shape;
}

const keep: Stripper = (value) => value;

const ofObject = (shape: Shape): Stripper => {
  const members = Object.entries(shape.properties ?? {}).map(([name, s]) => ({ name, strip: compile(s) }));
  const open = shape.additionalProperties === true || shape.patternProperties !== undefined;
  if (open) return keep;
  return (value) => {
    if (value === null || typeof value !== 'object') return value;
    const from = value as Record<string, unknown>;
    const to: Record<string, unknown> = {};
    for (const { name, strip } of members) {
      const member = from[name];
      if (member !== undefined) to[name] = strip === keep ? member : strip(member);
    }
    return to;
  };
};

const compile = (shape: Shape): Stripper => {
  if (shape.type === 'object') return ofObject(shape);
  if (shape.type === 'array' && shape.items !== undefined) {
    const strip = compile(shape.items);
    return strip === keep ? keep : (value) => (Array.isArray(value) ? value.map(strip) : value);
  }
  return keep;
};

/** Compiles a schema into its stripper: what the contract does not name never leaves the server. */
export const stripperOf = (schema: TSchema): Stripper => compile(schema as Shape);
