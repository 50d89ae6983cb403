import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long a client may take, in milliseconds; a slow one is cut off and costs nobody else anything. */
export interface Patience {
  /** For the headers of a request. */
  headers: number;
  /** For a whole request, its body included. */
  request: number;
  /** Between two requests on one connection. */
  idle: number;
  /** How often the two first are looked at. */
  check: number;
}

const standard: Patience = { headers: 10_000, request: 20_000, idle: 10_000, check: 2_000 };

/** A server that answers on a port. */
export interface Listening {
  readonly port: number;
  readonly server: Server;
  /** Takes no new connections, lets every request that was accepted finish, and cuts off what lasts longer than `most` milliseconds. */
  stop(most: number): Promise<void>;
}

const stopServer = (server: Server, most: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), most);
    // A connection that falls idle after the last answer would else be kept until its own time is over.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Listens on a port, 0 for a free one. Rejects when the port is taken. */
export const listen = (
  callback: RequestListener,
  place: { port: number; host: string },
  patience: Partial<Patience> = {},
): Promise<Listening> => {
  const { headers, request, idle, check } = { ...standard, ...patience };
  const server = createServer(
    {
      headersTimeout: headers,
      requestTimeout: request,
      keepAliveTimeout: idle,
      connectionsCheckingInterval: check,
      maxHeaderSize: 16_384,
    },
    callback,
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, 4096, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        server,
        stop: (most) => stopServer(server, most),
      }),
    );
  });
};
