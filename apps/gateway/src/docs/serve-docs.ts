import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRequire } from 'node:module';
import path from 'node:path';

const ASSETS = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js'));

// White ground and black text whatever the reader's system prefers.
const PAGE = `<!doctype html>
<html lang="en" style="color-scheme: only light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kling Platform API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="stylesheet" href="/docs/docs.css">
</head>
<body><div id="swagger-ui"></div><script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/docs.js"></script></body>
</html>`;
const STYLE = 'html, body { background: #fff; color: #000 } .swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag { color: #000 } .swagger-ui .topbar { display: none }';
const SCRIPT = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tagsSorter: undefined, docExpansion: 'list', defaultModelsExpandDepth: 0, persistAuthorization: false, validatorUrl: null });`;

/** Serves the document at /openapi.json and, readable, at /docs. */
export async function serveDocs(app: NestFastifyApplication, document: object): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const json = JSON.stringify(document);
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root: ASSETS, prefix: '/docs/assets/', decorateReply: false, index: false, allowedPath: (file) => /^\/?swagger-ui(-bundle\.js|\.css)$/.test(file) });
  });
  const answer = (url: string, contentType: string, body: string) => fastify.get(url, (_request, reply) => reply.header('content-type', `${contentType}; charset=utf-8`).header('cache-control', 'no-cache').send(body));
  answer('/openapi.json', 'application/json', json);
  answer('/docs', 'text/html', PAGE);
  answer('/docs/docs.css', 'text/css', STYLE);
  answer('/docs/docs.js', 'text/javascript', SCRIPT);
}
