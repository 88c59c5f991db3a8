import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A task has several results: those kept so far become the first of theirs, also in events not yet read. */
export class NumberedOutputs1766500000001 implements MigrationInterface {
  readonly name = 'NumberedOutputs1766500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    await runner.query(`
      UPDATE task SET outputs = jsonb_build_array(outputs -> 0 || '{"index": 0}') WHERE jsonb_array_length(outputs) = 1 AND NOT outputs -> 0 ? 'index';
      UPDATE outbox SET data = (data - 'url') || jsonb_build_object('outputs', jsonb_build_array(jsonb_build_object('index', 0, 'kind', 'video', 'url', data -> 'url')))
       WHERE subject = 'evt.generation.output.ready' AND data ? 'url';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
