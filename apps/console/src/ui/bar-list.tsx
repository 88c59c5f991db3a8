import { Box } from '@mui/material';

export interface BarRow {
  key: string;
  label: string;
  value: number;
  text: string;
}

/** Amounts side by side: name, bar, number. The bar only repeats the number, so readers of the screen skip it. */
export function BarList({ rows, colour }: { rows: BarRow[]; colour: string }) {
  const largest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.key}
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(60px, 35%) 4ch', alignItems: 'center', gap: 1.5, minHeight: 32, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}
        >
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={row.label}>
            {row.label}
          </Box>
          <Box aria-hidden sx={{ height: 6, borderRadius: 1, backgroundColor: 'action.selected' }}>
            <Box sx={{ height: '100%', borderRadius: 1, width: `${(row.value / largest) * 100}%`, backgroundColor: colour }} />
          </Box>
          <Box component="span" sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
            {row.text}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
