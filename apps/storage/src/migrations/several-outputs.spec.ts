import { Database, provision } from '@kp/database';
import { AssetFailed, AssetStored, OutputReady } from '@kp/task-contracts';
import { createDatabase } from '@kp/testing';
import { migrations } from './index.ts';

test('what an older version has left behind is read as the first of several outputs', async () => {
  const throwaway = await createDatabase();
  const upTo = async (count: number) => (await provision(throwaway.url, [{ name: 'storage', password: 'secret', migrations: migrations.slice(0, count) }]))['storage'] ?? '';
  const database = new Database(await upTo(1), 'storage');
  try {
    const ids = { taskId: 'task_1', attemptId: 'att_1', workspaceId: 'ws_1' };
    const ready = { ...ids, round: 1, userId: 'usr_1', mode: 'live', url: 'https://cdn.klingai.com/clip.mp4', allowedHosts: ['.klingai.com'], model: 'kling-3.0', promptSha256: 'abc', costUnits: 5, createdAt: '2026-11-23T00:00:00.000Z' };
    const output = { assetId: 'asset_1', kind: 'video', key: 'videos/ws_1/usr_1/task_1.mp4', bytes: 7, sha256: 'def', durationSeconds: 5, width: 640, height: 360 };
    await database.query(`INSERT INTO fetch_job (attempt_id, round, task_id, output) VALUES ('att_1', 1, 'task_1', $1)`, [JSON.stringify(ready)]);
    await database.query(`INSERT INTO asset (id, workspace_id, user_id, kind, task_id, key, content_type, bytes, sha256) VALUES ('asset_1', 'ws_1', 'usr_1', 'output', 'task_1', 'a', 'video/mp4', 7, 'def'), ('asset_2', 'ws_1', 'usr_1', 'upload', NULL, 'b', 'image/png', 7, 'def')`);
    await database.query(`INSERT INTO outbox (event_id, subject, data) VALUES ('evt_1', 'evt.storage.asset.stored', $1), ('evt_2', 'evt.storage.asset.failed', $2)`, [JSON.stringify({ ...ids, output }), JSON.stringify({ ...ids, round: 1, reason: 'not-a-video', detail: 'a page' })]);

    await upTo(2);

    const [job] = await database.query<{ output: unknown; verified: unknown }>('SELECT output, verified FROM fetch_job');
    expect(job?.verified).toEqual({});
    expect(OutputReady.parse(job?.output).outputs).toEqual([{ index: 0, kind: 'video', url: ready.url }]);
    expect(await database.query('SELECT id, output_index FROM asset ORDER BY id')).toEqual([{ id: 'asset_1', output_index: 0 }, { id: 'asset_2', output_index: null }]);
    const [stored, failed] = await database.query<{ data: unknown }>('SELECT data FROM outbox ORDER BY id');
    expect(AssetStored.parse(stored?.data).outputs).toEqual([{ ...output, index: 0 }]);
    expect(AssetFailed.parse(failed?.data).reason).toBe('not-playable');
  } finally {
    await database.close();
    await throwaway.drop();
  }
});
