import { useState } from 'react';
import { http } from '../../app/services.ts';
import { formatBytes } from '../../ui/format.ts';

/** What the platform found in an upload. */
interface Upload {
  assetId: string;
  bytes: number;
  width: number;
  height: number;
  durationSeconds?: number;
}

/** Uploads one file at a time and remembers what it turned out to be. */
export function useUpload() {
  const [isUploading, setUploading] = useState(false);
  const [facts, setFacts] = useState<{ assetId: string; words: string }>();
  const [problem, setProblem] = useState<string>();

  /** @returns the asset id, or undefined when the file was refused; `problem` says then why. */
  async function upload(file: File): Promise<string | undefined> {
    setUploading(true);
    setProblem(undefined);
    try {
      const answer = await http.open('/v1/uploads', { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream' }, body: file });
      const stored = (await answer.json()) as Upload;
      setFacts({ assetId: stored.assetId, words: [file.name, ...describe(stored)].join(' · ') });
      return stored.assetId;
    } catch (error) {
      const { message, body } = error as { message?: string; body?: { errors?: Record<string, string> } };
      setProblem(Object.values(body?.errors ?? {}).join(' ') || (message ?? String(error)));
      return undefined;
    } finally {
      setUploading(false);
    }
  }

  return { upload, isUploading, facts, problem };
}

function describe({ width, height, bytes, durationSeconds }: Upload): string[] {
  return [`${width}×${height}`, ...(durationSeconds === undefined ? [] : [`${durationSeconds} s`]), formatBytes(bytes)];
}
