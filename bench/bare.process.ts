import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import Koa from 'koa';

/** A bare Koa app that answers the bytes and headers it is told: what a cached read is measured against. */
let body: Buffer = Buffer.alloc(0);
let headers: Record<string, string> = {};

const app = new Koa();
app.use((ctx) => {
  for (const [name, value] of Object.entries(headers)) ctx.res.setHeader(name, value);
  ctx.body = body;
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ value: { port: (server.address() as AddressInfo).port, origin: '' } });
});

process.on('message', ({ from, path }: { from: number; path: string }) => {
  get({ port: from, path, headers: { Host: 'stem.localhost', 'Accept-Encoding': 'br' } }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      body = Buffer.concat(chunks);
      const kept = [
        'content-type',
        'content-encoding',
        'cache-control',
        'etag',
        'vary',
        'access-control-allow-origin',
      ];
      headers = Object.fromEntries(
        kept.map((name) => [name, String(response.headers[name] ?? '')]).filter(([, value]) => value),
      );
      process.send?.({ value: body.length });
    });
  });
});
