import { ConfigError } from './config.js';
import { KeyFileDamaged } from './core/keys.js';
import { DatabaseUnavailable } from './database/errors.js';

/** What Node puts on an error of a file or a port. */
interface SystemError {
  code?: unknown;
  syscall?: unknown;
  path?: unknown;
  address?: unknown;
  port?: unknown;
}

const places: Readonly<Record<string, (at: string) => string>> = {
  EACCES: (at) => `${at} may not be read or written by this user`,
  EPERM: (at) => `${at} may not be read or written by this user`,
  EROFS: (at) => `${at} can't be written: the disk is read-only`,
  ENOSPC: (at) => `${at} can't be written: the disk is full`,
  EDQUOT: (at) => `${at} can't be written: the disk is full`,
  ENOENT: (at) => `${at} can't be made or read`,
  ENOTDIR: (at) => `${at} is not in a folder`,
  EEXIST: (at) => `${at} is there, but is not a folder`,
};

const ports: Readonly<Record<string, (at: string) => string>> = {
  EADDRINUSE: (at) => `${at} is in use by another process`,
  EACCES: (at) => `${at} may not be used by this user`,
  EADDRNOTAVAIL: (at) => `${at} is no address of this machine`,
};

/** What an operator is told, in one line, of a start that failed by its surroundings; undefined for a fault of ours. */
export const startFault = (error: unknown): string | undefined => {
  if (error instanceof ConfigError || error instanceof KeyFileDamaged) return error.message;
  if (error instanceof DatabaseUnavailable)
    return `${error.message.replace(/\.$/, '')}: look at DATABASE_URL or, without it, at DATA_DIR.`;
  const { code, syscall, path, address, port } = error as SystemError;
  if (typeof code !== 'string') return undefined;
  if (syscall === 'listen') {
    // A port that was left open is not on the error.
    const said = ports[code]?.([address, port].filter(Boolean).join(', port '));
    return said && `${said}: look at HOST, PORT and METRICS_PORT.`;
  }
  if (code === 'ENOTFOUND') return 'HOST is no name or address of this machine.';
  if (typeof path !== 'string') return undefined;
  const said = places[code]?.(path);
  return said && `${said}: look at DATA_DIR.`;
};
