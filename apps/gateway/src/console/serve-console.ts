import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';

const CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'";

/**
 * Serves the built console at /console/. Files with a hash in their name never change; every other path
 * below /console/ is a page of the single-page application.
 */
export async function serveConsole(app: NestFastifyApplication, consoleDir: string): Promise<void> {
  const root = path.resolve(consoleDir);
  if (!existsSync(path.join(root, 'index.html'))) throw new Error(`CONSOLE_DIR ${root} holds no built console`);
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      prefix: '/console/',
      decorateReply: false,
      wildcard: false,
      index: ['index.html'],
      setHeaders: (response, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`);
        response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
      },
    });
  });
  const index = path.join(root, 'index.html');
  fastify.get('/', (_request, reply) => reply.redirect('/console/'));
  fastify.get('/console/*', (_request, reply) =>
    reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY }).send(createReadStream(index)),
  );
}
