import type { Migration } from '../migrate.js';

const split = {
  sqlite: `UPDATE poll SET result = json_object('seed', published ->> '$.file.seed', 'result',
      json(published -> '$.result')), published = published -> '$.file' WHERE published IS NOT NULL`,
  postgres: `UPDATE poll SET result = json_build_object('seed', published::json -> 'file' -> 'seed', 'result',
      published::json -> 'result')::text, published = (published::json -> 'file')::text
      WHERE published IS NOT NULL`,
};

/** The result of a published poll stands apart from its ballots, so that a page need not read them all. */
export const results: Migration = {
  name: '0003-results',
  statements: (dialect) => ['ALTER TABLE poll ADD COLUMN result text', split[dialect]],
};
