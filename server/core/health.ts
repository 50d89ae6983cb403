import type Router from '@koa/router';
import type { Database } from '../database/door.js';

/** `/health/live`: the process runs. `/health/ready`: it can serve, so a balancer may send people. */
export const registerHealth = (
  router: Router,
  database: Pick<Database, 'ready'>,
  stopping: () => boolean,
): void => {
  router.get('/health/live', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status: 'alive' };
  });
  router.get('/health/ready', async (ctx) => {
    const ready = !stopping() && (await database.ready().catch(() => false));
    ctx.set('Cache-Control', 'no-store');
    ctx.status = ready ? 200 : 503;
    ctx.body = { status: ready ? 'ready' : 'not ready' };
  });
};
