import { Box, FormControlLabel, Switch, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LimitInput } from '../../app/limits/limit-input.tsx';
import { LIMIT_GROUPS, LIMIT_NAMES, LIMITS } from '../../app/limits/limit.ts';
import { Field, useFieldProblem } from '../../ui/form-input.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type PlanVersion, STATEMENT_KINDS, statementFieldOf } from './plan.ts';

/** What a new version is filled in with. */
export type VersionStart = Pick<PlanVersion, 'limits' | 'statements' | 'requireAcceptance'>;

/** The fields of a version: every limit, and what the plan states. */
export function VersionFields({ start }: { start: VersionStart }) {
  const translate = useTranslate();
  return (
    <>
      <Panel title={translate('console.plans.limits')} hint={translate('console.plans.limits_hint')}>
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
          {LIMIT_GROUPS.map((group) => (
            <Box key={group} component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
              <Typography component="legend" variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
                {translate(`console.limits.group.${group}`)}
              </Typography>
              {LIMIT_NAMES.filter((name) => LIMITS[name].group === group).map((name) => (
                <LimitInput key={name} name={name} value={start.limits[name]} />
              ))}
            </Box>
          ))}
        </Box>
      </Panel>
      <StatementFields start={start} />
    </>
  );
}

function StatementFields({ start }: { start: VersionStart }) {
  const translate = useTranslate();
  const problem = useFieldProblem('statements');
  return (
    <Panel title={translate('console.plans.statements.title')} hint={translate('console.plans.statements.hint')}>
      {problem ? (
        <Typography color="error" role="alert">
          {problem}
        </Typography>
      ) : null}
      <Box sx={{ display: 'grid', columnGap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
        {STATEMENT_KINDS.map((kind) => (
          <Field
            key={kind}
            name={statementFieldOf(kind)}
            label={translate(`console.plans.statements.kind.${kind}`)}
            hint={translate('console.plans.form.statement_hint')}
            value={start.statements.find((statement) => statement.kind === kind)?.text ?? ''}
            lines={5}
          />
        ))}
      </Box>
      <FormControlLabel control={<Switch size="small" name="requireAcceptance" defaultChecked={start.requireAcceptance} />} label={translate('console.plans.form.require')} slotProps={{ typography: { fontSize: 13 } }} />
    </Panel>
  );
}
