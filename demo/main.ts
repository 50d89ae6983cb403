import process from 'node:process';
import { parseArgs } from 'node:util';
import { startDemo } from './start.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.DEMO_PORT ?? '8080' },
    folder: { type: 'string', default: process.env.DEMO_DIR ?? 'var/demo' },
    fresh: { type: 'boolean', default: false },
  },
});

const demo = await startDemo({
  port: Number(values.port),
  folder: values.folder,
  fresh: values.fresh,
  tell: (what) => console.log(`  Making ${what} …`),
});
const { stem, gemeente, raad, wijk, mailbox } = demo.origins;
console.log(`
  The server                ${stem}/a/fietsenstalling-oosterpark
  A municipality            ${gemeente}/
  A council                 ${raad}/
  A neighbourhood's paper   ${wijk}/

  The mailbox, for codes    ${mailbox}/

  What you vote is kept in ${values.folder}; --fresh starts anew. Ctrl-C stops.
`);

let stopping = false;
const stop = (): void => {
  if (stopping) process.exit(1);
  stopping = true;
  void demo.stop().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
