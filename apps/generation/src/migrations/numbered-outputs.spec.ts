import { Database, provision } from '@kp/database';
import { OutputReady, TaskOutput } from '@kp/task-contracts';
import { createDatabase } from '@kp/testing';
import { NumberedOutputs1766500000001 } from './0003-numbered-outputs.ts';
import { migrations } from './index.ts';

test('results kept by an older version become the first of their tasks', async () => {
  const throwaway = await createDatabase();
  const migrateWith = async (some: typeof migrations) => (await provision(throwaway.url, [{ name: 'generation', password: 'secret', migrations: some }]))['generation'] ?? '';
  const here = migrations.indexOf(NumberedOutputs1766500000001);
  const database = new Database(await migrateWith(migrations.slice(0, here)), 'generation');
  try {
    const output = { assetId: 'asset_1', kind: 'video', key: 'videos/ws_1/usr_1/task_1.mp4', bytes: 7, sha256: 'def', durationSeconds: 5, width: 640, height: 360 };
    const ready = { taskId: 'task_1', attemptId: 'att_1', round: 1, workspaceId: 'ws_1', userId: 'usr_1', mode: 'live', url: 'https://cdn.klingai.com/clip.mp4', allowedHosts: ['.klingai.com'], model: 'kling-3.0', promptSha256: 'abc', costUnits: 5, createdAt: '2026-11-23T00:00:00.000Z' };
    await database.query(
      `INSERT INTO task (id, workspace_id, user_id, mode, status, request, policy_status, cost_micro_units, price_version, outputs)
       SELECT id, 'ws_1', 'usr_1', 'live', status, '{}', 'allowed', 1, 'v1', outputs FROM (VALUES ('task_1', 'SUCCEEDED', $1::jsonb), ('task_2', 'QUEUED', '[]')) AS given (id, status, outputs)`,
      [JSON.stringify([output])],
    );
    await database.query(`INSERT INTO outbox (event_id, subject, data) VALUES ('evt_1', 'evt.generation.output.ready', $1)`, [JSON.stringify(ready)]);

    await migrateWith(migrations.slice(0, here + 1));

    const tasks = await database.query<{ outputs: unknown[] }>('SELECT outputs FROM task ORDER BY id');
    expect(tasks.map((task) => task.outputs.map((each) => TaskOutput.parse(each)))).toEqual([[{ ...output, index: 0 }], []]);
    const [event] = await database.query<{ data: unknown }>('SELECT data FROM outbox');
    expect(OutputReady.parse(event?.data).outputs).toEqual([{ index: 0, kind: 'video', url: ready.url }]);
  } finally {
    await database.close();
    await throwaway.drop();
  }
});
