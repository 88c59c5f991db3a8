import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A task may have several results. What there is becomes the first of its task, in downloads and unread events too. */
export class SeveralOutputs1766500000001 implements MigrationInterface {
  readonly name = 'SeveralOutputs1766500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO storage');
    await runner.query(`
      ALTER TABLE asset ADD COLUMN output_index integer;
      UPDATE asset SET output_index = 0 WHERE kind = 'output';
      ALTER TABLE asset DROP CONSTRAINT asset_task_id_key;
      ALTER TABLE asset ADD CONSTRAINT asset_of_task UNIQUE (task_id, output_index);
      ALTER TABLE asset ADD CONSTRAINT asset_output_place CHECK ((kind = 'output') = (task_id IS NOT NULL AND output_index IS NOT NULL));

      -- Outputs of the job that lie verified in staging, by index, until the others are there too.
      ALTER TABLE fetch_job ADD COLUMN verified jsonb NOT NULL DEFAULT '{}';
      UPDATE fetch_job SET output = (output - 'url') || jsonb_build_object('outputs', jsonb_build_array(jsonb_build_object('index', 0, 'kind', 'video', 'url', output -> 'url'))) WHERE output ? 'url';

      UPDATE outbox SET data = (data - 'output') || jsonb_build_object('outputs', jsonb_build_array(data -> 'output' || '{"index": 0}')) WHERE subject = 'evt.storage.asset.stored' AND data ? 'output';
      UPDATE outbox SET data = data || '{"reason": "not-playable"}' WHERE subject = 'evt.storage.asset.failed' AND data ->> 'reason' = 'not-a-video';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
