import { startTelemetry } from '@kp/telemetry/start-telemetry';

// Telemetry first: what is imported after it is traced.
const stopTelemetry = startTelemetry('moderation');
const { start } = await import('./app.ts');
await start(stopTelemetry);
