import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The public API's description, built from the controllers. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Kling Platform API')
    .setDescription('Create tasks for videos and images, follow them, and fetch the stored results. Errors are problem documents (RFC 9457) that name every bad field.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key (kp_live_… or kp_test_…)' })
    .build();
  return SwaggerModule.createDocument(app, settings);
}

/** Serves the document at /openapi.json and, readable, at /docs. */
export function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, buildOpenApi(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Kling Platform API',
    customCss: 'body { background: #fff; color: #111 } .swagger-ui .topbar { display: none }',
  });
}
