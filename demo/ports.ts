import { createServer, type Server } from 'node:net';

/** Listens on `port` or the next one that is free; 0 takes any. Answers the port. */
export async function listenFrom(server: Server, port: number): Promise<number> {
  for (let tried = port; tried < port + 50; tried++) {
    const got = await listenOn(server, tried);
    if (got !== undefined) return got;
  }
  throw new Error(`Every port from ${port} to ${port + 49} is taken.`);
}

/** A port that is free now: `port`, or the next one; 0 takes any. */
export async function freePort(port: number): Promise<number> {
  const server = createServer();
  const got = await listenFrom(server, port);
  await new Promise((done) => server.close(done));
  return got;
}

function listenOn(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, '127.0.0.1');
  });
}
