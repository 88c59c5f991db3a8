import { serveMetrics } from '@kp/telemetry/start-telemetry';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One dependency's state, as /health/ready reports it. */
export type HealthCheck = () => Promise<void>;

/**
 * The port for probes and scrapes, on loopback by default: `/health/live` (the process
 * answers), `/health/ready` (every dependency answers; 503 names those that do not), `/metrics`.
 */
export class OpsServer {
  private readonly server: Server;
  private readonly checks: Record<string, HealthCheck>;
  private draining = false;

  constructor(checks: Record<string, HealthCheck>) {
    this.checks = checks;
    this.server = createServer((request, response) => {
      const answer = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url === '/metrics') return serveMetrics(request, response);
      if (request.url === '/health/live') return answer(200, { status: 'ok' });
      if (request.url !== '/health/ready') return answer(404, { status: 'not found' });
      void this.readiness().then((failing) => answer(failing.length === 0 ? 200 : 503, { status: failing.length === 0 ? 'ok' : 'unavailable', failing }));
    });
  }

  /** @returns the port that was bound. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => this.server.once('error', reject).listen(port, host, resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Makes readiness fail, so that balancers stop sending work before the process goes. */
  drain(): void {
    this.draining = true;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  /** Names of the dependencies that do not answer. */
  async readiness(): Promise<string[]> {
    if (this.draining) return ['draining'];
    const results = await Promise.all(Object.entries(this.checks).map(async ([name, check]) => check().then(() => undefined, () => name)));
    return results.filter((name) => name !== undefined);
  }
}
