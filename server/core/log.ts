import { pino, type Logger } from 'pino';

export type { Logger };

/** The levels that a log may have. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const secret = ['authorization', 'cookie', 'token', 'code', 'email', 'ip', 'address', 'ticket', 'body'];

/** A structured log without personal data: whatever carries such a name is left out, at two depths. */
export const createLog = (level: LogLevel, destination?: { write(line: string): void }): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), remove: true },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );

/** An error as the log may keep it: its kind and its place, not its message, which may quote what was sent. */
export const faultOf = (error: unknown): { kind: string; errorCode?: string; stack?: string } => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as Error & { code?: unknown };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    ...(stack === undefined ? {} : { stack }),
  };
};
