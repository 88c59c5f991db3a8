import { startTelemetry } from '@kp/telemetry/start-telemetry';

// Telemetry first: what is imported after it is traced.
const stopTelemetry = startTelemetry('storage');
const { start } = await import('./app.ts');
await start(stopTelemetry);
