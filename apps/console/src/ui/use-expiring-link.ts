import { useState } from 'react';

interface ExpiringLink {
  /** The link to show: one that worked is kept when a newer one comes, so that nothing is loaded twice or jumps. */
  link: string;
  isBroken: boolean;
  /** The link works. */
  keep: () => void;
  /** The link does not work any more. */
  breakOff: () => void;
  /** Fetches a fresh one and tries again. */
  retry: () => Promise<void>;
}

/** Follows a signed link to a stored file, which expires. */
export function useExpiringLink(source: string, renew: () => Promise<unknown>): ExpiringLink {
  const [kept, setKept] = useState<string>();
  const [isBroken, setBroken] = useState(false);
  const link = kept ?? source;
  return {
    link,
    isBroken,
    keep: () => setKept(link),
    breakOff: () => {
      setKept(undefined);
      setBroken(true);
    },
    retry: async () => {
      await renew();
      setBroken(false);
    },
  };
}
