import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Without any processor the SDK would make no spans at all, and logs no trace ids. */
const DISCARD = { onStart: () => undefined, onEnd: () => undefined, forceFlush: () => Promise.resolve(), shutdown: () => Promise.resolve() };

let metricsExporter: PrometheusExporter | undefined;

/**
 * Starts tracing and metrics for a service. Call it before anything that loads `pg` or `http` frameworks
 * is imported (each main.ts imports its application dynamically after this).
 *
 * Spans always exist, so that logs carry a trace id and tasks store their trace context; they are exported
 * only when OTEL_EXPORTER_OTLP_ENDPOINT is set.
 *
 * @returns a function that flushes and stops the exporters.
 */
export function startTelemetry(serviceName: string): () => Promise<void> {
  metricsExporter = new PrometheusExporter({ preventServerStart: true });
  const sdk = new NodeSDK({
    serviceName,
    metricReaders: [metricsExporter],
    ...(process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ? {} : { spanProcessors: [DISCARD] }),
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: (request) => request.url?.startsWith('/health') === true || request.url === '/metrics' }),
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
      new UndiciInstrumentation({ requireParentforSpans: true }),
    ],
  });
  sdk.start();
  return () => sdk.shutdown().catch(() => undefined);
}

/** Answers a scrape of this process's metrics in the Prometheus text format; 503 before telemetry has started. */
export function serveMetrics(request: IncomingMessage, response: ServerResponse): void {
  if (!metricsExporter) {
    response.writeHead(503).end();
    return;
  }
  metricsExporter.getMetricsRequestHandler(request, response);
}
