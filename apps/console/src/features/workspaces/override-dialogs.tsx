import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { LimitInput } from '../../app/limits/limit-input.tsx';
import { LIMIT_NAMES, type LimitName } from '../../app/limits/limit.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field, useFieldProblem } from '../../ui/form-input.tsx';
import { type Override, OVERRIDABLE, OVERRIDE_TARGETS, overrideOf, type OverrideTarget, toLocal } from './override.ts';
import { useDone, useSend } from './use-command.ts';
import { ReasonField } from './workspace-dialogs.tsx';
import { useOverrideWords } from './workspace-overrides.tsx';
import type { Workspace } from './workspace.ts';

const WEEK_MS = 7 * 86_400_000;

interface DialogProps {
  workspace: Workspace;
  onClose: () => void;
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string>) => translate(`console.workspaces.overrides.${key}`, values);
};

/** Other limits for the workspace, or for one user, key or end user of it, until a time. */
export function AddOverrideDialog({ workspace, onClose }: DialogProps) {
  const text = useText();
  const send = useSend(workspace.id);
  const done = useDone();
  const [target, setTarget] = useState<OverrideTarget>('workspace');
  const [picked, setPicked] = useState<LimitName[]>([]);
  const [weekFromNow] = useState(() => toLocal(new Date(Date.now() + WEEK_MS)));

  function pickTarget(next: OverrideTarget): void {
    setTarget(next);
    setPicked(picked.filter((name) => OVERRIDABLE[next].includes(name)));
  }

  async function add(fields: Record<string, string>): Promise<void> {
    await send<Override>('POST', '/overrides', overrideOf(fields, picked));
    done('override-added');
    onClose();
  }

  return (
    <FormDialog title={text('add_title')} text={text('add_text')} submitLabel={text('add_submit')} onClose={onClose} onSubmit={add}>
      <Choice name="target" label={text('for')} value={target} hint={target === 'api-key' ? text('api_key_note') : ''} options={OVERRIDE_TARGETS.map((value) => ({ value, label: text(`target.${value}`) }))} onChange={pickTarget} />
      {target === 'workspace' ? null : <Field key={target} name="targetId" label={text(`target_id.${target}`)} />}
      <LimitPicker offered={OVERRIDABLE[target]} picked={picked} onPick={setPicked} />
      {picked.map((name) => (
        <LimitInput key={name} name={name} value={undefined} />
      ))}
      <Field name="expiresAt" type="datetime-local" label={text('expires')} hint={text('expires_hint', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })} value={weekFromNow} />
      <ReasonField />
    </FormDialog>
  );
}

function LimitPicker({ offered, picked, onPick }: { offered: readonly LimitName[]; picked: LimitName[]; onPick: (names: LimitName[]) => void }) {
  const translate = useTranslate();
  const text = useText();
  const problem = useFieldProblem('limits');
  return (
    <TextField
      select
      label={text('pick')}
      value={picked}
      // In the order of the table, not of the clicks.
      onChange={(event) => onPick(LIMIT_NAMES.filter((name) => (event.target.value as unknown as LimitName[]).includes(name)))}
      error={problem !== undefined && picked.length === 0}
      helperText={picked.length === 0 ? (problem ?? text('pick_hint')) : ''}
      slotProps={{ select: { multiple: true } }}
      fullWidth
    >
      {offered.map((name) => (
        <MenuItem key={name} value={name}>
          {translate(`console.limits.name.${name}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Ends an override before its time. */
export function EndOverrideDialog({ workspace, override, onClose }: DialogProps & { override: Override }) {
  const text = useText();
  const send = useSend(workspace.id);
  const done = useDone();
  const wordsOf = useOverrideWords();

  async function end({ reason = '' }: Record<string, string>): Promise<void> {
    await send<Override>('DELETE', `/overrides/${encodeURIComponent(override.id)}?reason=${encodeURIComponent(reason)}`);
    done('override-ended');
    onClose();
  }

  return (
    <FormDialog title={text('end_title')} text={text('end_text', { limits: wordsOf(override).join(', ') })} submitLabel={text('end_submit')} isDangerous onClose={onClose} onSubmit={end}>
      <Typography>{override.target === 'workspace' ? text('target.workspace') : `${text(`target.${override.target}`)} ${override.targetId}`}</Typography>
      <ReasonField isFirst />
    </FormDialog>
  );
}
