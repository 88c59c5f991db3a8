import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { type FormEvent, useMemo, useState } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import { modelsFor, typesOf, type Model } from '../../app/models/model.ts';
import { Panel } from '../../ui/panel.tsx';
import { FieldInput } from './field-input.tsx';
import { fieldsOf, type Field } from './form-fields.ts';
import { toTaskBody, type Value, type Values } from './task-body.ts';
import { useCreateTask } from './use-create-task.ts';

const SETTINGS = new Set<Field['kind']>(['choice', 'number']);

/** Type, model, and whatever these two offer. What was filled in stays while one looks at another model. */
export function TaskForm({ models }: { models: Model[] }) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const types = useMemo(() => typesOf(models), [models]);
  const [type, setType] = useState(types[0] ?? '');
  const [wantedModel, setWantedModel] = useState<string>();
  const [values, setValues] = useState<Values>({});
  const { create, isCreating, problem, errors } = useCreateTask();

  const offered = modelsFor(models, type);
  const chosen = offered.find(({ id }) => id === wantedModel) ?? offered[0];
  const fields = chosen ? fieldsOf(chosen.operation) : [];
  const change = (name: string, value: Value): void => setValues((before) => ({ ...before, [name]: value }));
  const inputFor = (field: Field) => <FieldInput key={field.name} field={field} value={values[field.name]} errors={errors[field.name] ?? []} onChange={(value) => change(field.name, value)} />;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (!chosen) return;
    const taskId = await create(toTaskBody(type, chosen.id, fields, values));
    if (taskId) redirect('show', 'tasks', taskId);
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ maxWidth: 960, display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        <Choice label={translate('console.new_task.type')} value={type} onChange={setType} errors={errors['type'] ?? []} options={types.map((value) => ({ value, label: translate(`console.tasks.type.${value}`, { _: value }) }))} />
        <Choice
          label={translate('console.new_task.model')}
          value={chosen?.id ?? ''}
          onChange={setWantedModel}
          errors={errors['model'] ?? []}
          options={offered.map(({ id, operation }) => {
            const remark = operation.isDefault ? 'is_default' : operation.status === 'current' ? undefined : 'is_legacy';
            return { value: id, label: remark ? `${id} · ${translate(`console.new_task.${remark}`)}` : id };
          })}
        />
      </Box>
      <Panel title={translate('console.new_task.inputs')}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>{fields.filter(({ kind }) => !SETTINGS.has(kind)).map(inputFor)}</Box>
      </Panel>
      {fields.some(({ kind }) => SETTINGS.has(kind)) ? (
        <Panel title={translate('console.new_task.settings')}>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' } }}>{fields.filter(({ kind }) => SETTINGS.has(kind)).map(inputFor)}</Box>
        </Panel>
      ) : null}
      {problem ? (
        <Alert severity="error">
          <strong>{translate('console.new_task.refused')}</strong> {problem.message}
          {(errors[''] ?? []).map((message) => (
            <div key={message}>{message}</div>
          ))}
        </Alert>
      ) : null}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Button type="submit" variant="contained" disabled={isCreating || !chosen}>
          {translate(isCreating ? 'console.new_task.submitting' : 'console.new_task.submit')}
        </Button>
        <Typography variant="caption" color="text.secondary">
          {translate('console.new_task.note')}
        </Typography>
      </Box>
    </Box>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  errors: string[];
}

function Choice({ label, value, onChange, options, errors }: ChoiceProps) {
  return (
    <TextField select label={label} value={value} onChange={(event) => onChange(event.target.value)} error={errors.length > 0} helperText={errors.join(' ')}>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
