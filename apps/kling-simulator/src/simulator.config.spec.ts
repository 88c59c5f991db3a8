import { ConfigError, readSimulatorConfig } from './simulator.config.ts';

describe('readSimulatorConfig', () => {
  it('derives credentials from the seed, and random ones without', () => {
    const [one, two, other] = [['--seed', 'a'], ['--seed', 'a'], ['--seed', 'b']].map((argv) => readSimulatorConfig(argv, {}));
    expect(one).toEqual(two);
    expect(one).toMatchObject({ port: 0, speed: 1, accessKey: expect.stringMatching(/^[0-9a-f]{32}$/), secretKey: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(one?.secretKey).not.toBe(other?.secretKey);
    expect(one?.secretKey).not.toBe(one?.accessKey);
    expect(readSimulatorConfig([], {}).secretKey).not.toBe(readSimulatorConfig([], {}).secretKey);
  });

  it('takes flags before the environment', () => {
    const env = { SIM_ACCESS_KEY: 'env-ak', SIM_SECRET_KEY: 'env-sk', SIM_API_KEY: 'env-key', SIM_SPEED: '5', EXIT_ON_STDIN_END: '1' };
    expect(readSimulatorConfig(['--access-key', 'flag-ak', '--port=8123'], env)).toMatchObject({
      port: 8123,
      speed: 5,
      accessKey: 'flag-ak',
      secretKey: 'env-sk',
      apiKey: 'env-key',
      exitOnStdinEnd: true,
    });
  });

  it('reads the account’s limits and the life of links, with their defaults', () => {
    expect(readSimulatorConfig([], {})).toMatchObject({ videoConcurrency: 20, imageConcurrency: 20, videoUnits: 1_000_000, imageUnits: 1_000_000, resultTtlSeconds: 2_592_000 });
    const flags = ['--video-concurrency', '3', '--image-concurrency', '9', '--video-units', '0', '--image-units', '5', '--result-ttl-seconds', '60', '--public-url', 'https://sim.example/'];
    expect(readSimulatorConfig(flags, {})).toMatchObject({ videoConcurrency: 3, imageConcurrency: 9, videoUnits: 0, imageUnits: 5, resultTtlSeconds: 60, publicUrl: 'https://sim.example' });
    expect(readSimulatorConfig([], { SIM_VIDEO_CONCURRENCY: '7' }).videoConcurrency).toBe(7);
    for (const flag of [['--video-concurrency', '0'], ['--video-units', '-1'], ['--result-ttl-seconds', '2592001'], ['--public-url', 'ftp://x']]) {
      expect(() => readSimulatorConfig(flag, {})).toThrow(flag[0]);
    }
  });

  it('finds no ffmpeg when told to', () => {
    expect(readSimulatorConfig([], { PATH: process.env['PATH'], SIM_FFMPEG: 'off' })).not.toHaveProperty('ffmpegPath');
  });

  it('lists every problem at once', () => {
    const problemsOf = (argv: string[]): readonly string[] => {
      try {
        readSimulatorConfig(argv, {});
        return [];
      } catch (error) {
        if (error instanceof ConfigError) return error.problems;
        throw error;
      }
    };
    expect(problemsOf(['--port', '70000', '--speed', '0', '--webhook-secret', '%%'])).toEqual([
      expect.stringContaining('--port'),
      expect.stringContaining('--speed'),
      expect.stringContaining('--webhook-secret'),
    ]);
    expect(problemsOf(['--unknown', '1'])).toHaveLength(1);
  });
});
