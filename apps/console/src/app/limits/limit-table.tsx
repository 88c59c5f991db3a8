import { Box, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { WideTable } from '../../ui/wide-table.tsx';
import { formatLimit } from './format-limit.ts';
import { LIMIT_GROUPS, LIMIT_NAMES, type LimitName, LIMITS, type PlanLimits } from './limit.ts';

/** All limits of a plan, in groups. */
export function LimitLists({ limits }: { limits: PlanLimits }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))' }}>
      {LIMIT_GROUPS.map((group) => (
        <Box key={group} sx={{ minWidth: 0 }}>
          <Typography component="h3" variant="body2" color="text.secondary">
            {translate(`console.limits.group.${group}`)}
          </Typography>
          <Box component="dl" sx={{ m: 0 }}>
            {LIMIT_NAMES.filter((name) => LIMITS[name].group === group).map((name) => (
              <Box key={name} sx={{ display: 'flex', gap: 2, py: 0.5, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
                <Box component="dt">{translate(`console.limits.name.${name}`)}</Box>
                <Box component="dd" sx={{ m: 0, ml: 'auto', textAlign: 'right', overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums', color: limits[name] === null ? 'text.secondary' : undefined }}>
                  {formatLimit(name, limits[name], translate)}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface LimitDiffProps {
  label: string;
  changes: { field: LimitName; before?: unknown; after?: unknown; effect?: 'tighter' | 'looser' | 'other' }[];
  beforeLabel: string;
  afterLabel: string;
}

const EFFECT_COLOURS = { tighter: 'error.main', looser: 'success.main', other: 'text.secondary' } as const;

/** Limits before and after, field by field. */
export function LimitDiff({ label, changes, beforeLabel, afterLabel }: LimitDiffProps) {
  const translate = useTranslate();
  const hasEffects = changes.some(({ effect }) => effect);
  return (
    <WideTable label={label}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('console.limits.column.limit')}</TableCell>
          <TableCell>{beforeLabel}</TableCell>
          <TableCell>{afterLabel}</TableCell>
          {hasEffects ? <TableCell>{translate('console.limits.column.effect')}</TableCell> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map(({ field, before, after, effect }) => (
          <TableRow key={field} sx={{ verticalAlign: 'top' }}>
            <TableCell component="th" scope="row">{translate(`console.limits.name.${field}`, { _: field })}</TableCell>
            <TableCell>{formatLimit(field, before, translate)}</TableCell>
            <TableCell>{formatLimit(field, after, translate)}</TableCell>
            {hasEffects ? <TableCell sx={{ color: EFFECT_COLOURS[effect ?? 'other'] }}>{translate(`console.limits.effect.${effect ?? 'other'}`)}</TableCell> : null}
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}
