import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntitySchema } from 'typeorm';
import { createApp, type App } from './app.js';
import type { Config } from './config.js';
import { Keys, loadKeyFile } from './core/keys.js';
import { listen, type Patience } from './core/listen.js';
import { createLog, faultOf, type Logger } from './core/log.js';
import { createMetrics, serveMetrics } from './core/metrics.js';
import { postgresRates } from './core/rate-limit.postgres.js';
import type { Database } from './database/door.js';
import { openDatabase } from './database/open.js';
import type { House, Room } from './house.js';
import { deleteExpiredHourly } from './identity/expiry.service.js';
import { noMailer, smtpMailer, type Mailer } from './identity/mailer.js';
import { entities, rooms } from './rooms.js';

/** Milliseconds that a stop waits for requests that were accepted. */
const STOP_WAITS = 10_000;

/** A running server. */
export interface Running {
  readonly port: number;
  readonly house: House;
  /** Stops taking work, finishes what was accepted, and closes everything. */
  stop(): Promise<void>;
}

/** The secret of the installation: from the configuration, or the key file beside the data. */
export const keysOf = (config: Config): Promise<Keys> =>
  config.secretKey === undefined ? loadKeyFile(config.dataDir) : Promise.resolve(new Keys(config.secretKey));

/** Opens the database of a configuration and brings its schema up to date. */
export const databaseOf = async (config: Config): Promise<Database> => {
  const options = { entities: entities as EntitySchema[] };
  if (config.databaseUrl !== undefined) return openDatabase({ url: config.databaseUrl }, options);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  return openDatabase({ file: join(config.dataDir, 'stem.sqlite') }, options);
};

/** What a start may be given instead of the real thing. */
export interface StartOptions {
  mailer?: Mailer;
  now?: () => Date;
  log?: Logger;
  patience?: Partial<Patience>;
  pressureAt?: number;
  /** Other rooms than those of `rooms.ts`. */
  rooms?: readonly Room[];
}

/** A port that the system chose becomes part of an address that left it open, `http://localhost:0`. */
const withPort = (publicUrl: string, port: number): string => publicUrl.replace(/:0$/, `:${port}`);

/** Starts a server: keys, database, rooms, port. */
export const start = async (config: Config, options: StartOptions = {}): Promise<Running> => {
  const log = options.log ?? createLog(config.logLevel);
  const keys = await keysOf(config);
  const database = await databaseOf(config);
  const metrics = createMetrics({ process: config.metricsPort !== undefined });
  const { smtpUrl, from } = config.mail;
  const mailer = options.mailer ?? (smtpUrl === undefined ? noMailer : smtpMailer(smtpUrl, from));
  const now = options.now ?? (() => new Date());
  const rates = config.rateLimitStore === 'postgres' ? await postgresRates(config.databaseUrl!) : undefined;
  // The port is known only when it listens, and the app wants to know its own address.
  const late: { app?: App } = {};
  const listening = await listen(
    (request, response) => late.app?.callback(request, response),
    config,
    options.patience,
  ).catch(async (error: unknown) => {
    await rates?.close();
    await database.close();
    throw error;
  });
  const settled = { ...config, publicUrl: withPort(config.publicUrl, listening.port) };
  const { pressureAt } = options;
  const given = { config: settled, database, keys, mailer, now, log, metrics };
  let app: App;
  try {
    app = createApp(pressureAt === undefined ? given : { ...given, pressureAt }, {
      rooms: options.rooms ?? rooms,
      rateStore: rates?.store,
    });
  } catch (error) {
    await listening.stop(0);
    await rates?.close();
    await database.close();
    throw error;
  }
  late.app = app;
  const stopSweeping = deleteExpiredHourly(database, now, (error) =>
    log.error(faultOf(error), 'expired rows stay'),
  );
  const metricsServer =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics(metrics, config.metricsPort, config.host);
  log.info({ port: listening.port, database: database.dialect, mail: mailer !== noMailer }, 'listening');
  return {
    port: listening.port,
    house: app.house,
    async stop() {
      app.stop();
      await listening.stop(STOP_WAITS);
      stopSweeping();
      await app.close();
      metricsServer?.close();
      mailer.close?.();
      await rates?.close();
      await database.close();
      log.info('stopped');
    },
  };
};
