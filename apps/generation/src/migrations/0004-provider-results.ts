import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the provider calls a result, needed to go on from it, what it deducted for it, and since when it makes no sense. */
export class ProviderResults1766500000002 implements MigrationInterface {
  readonly name = 'ProviderResults1766500000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    await runner.query(`
      ALTER TABLE attempt
        ADD COLUMN provider_video_id text,
        -- In the provider's own units, as it reported them.
        ADD COLUMN unit_deduction numeric,
        -- Since when its answers have not been understood.
        ADD COLUMN quarantined_at timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
