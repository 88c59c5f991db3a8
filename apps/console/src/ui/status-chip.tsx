import { Box } from '@mui/material';

interface StatusChipProps {
  word: string;
  /** A colour of the theme, such as `success.main`. */
  colour: string;
  hint?: string;
}

/** A dot and a word, as for the states of tasks. The colour only repeats the word. */
export function StatusChip({ word, colour, hint }: StatusChipProps) {
  return (
    <Box component="span" title={hint} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, px: 1, py: 0.125, border: 1, borderColor: 'divider', borderRadius: 99, fontSize: 12, fontWeight: 500, lineHeight: 1.6, whiteSpace: 'nowrap' }}>
      <Box component="span" aria-hidden sx={{ width: 7, height: 7, borderRadius: '50%', backgroundColor: colour }} />
      {word}
    </Box>
  );
}
