import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Field } from '../../ui/form-input.tsx';
import { type Plan, renamingOf, RESOURCE } from './plan.ts';

interface DialogProps {
  plan: Plan;
  onClose: () => void;
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.plans.${key}`, values);
};

/** Sends a change of the plan itself, says that it was done, and reads the page again. */
function useChange({ plan, onClose }: DialogProps) {
  const { send } = useDataProvider<ConsoleDataProvider>();
  const refresh = useRefresh();
  const notify = useNotify();
  return async (body: object, done: string): Promise<void> => {
    await send<Plan>('PATCH', `${RESOURCE}/${plan.id}`, body);
    notify(`console.plans.done.${done}`, { type: 'success' });
    refresh();
    onClose();
  };
}

function Reason({ isFirst = false }: { isFirst?: boolean }) {
  const text = useText();
  return <Field name="reason" label={text('form.reason')} hint={text('form.reason_hint')} isFirst={isFirst} />;
}

export function EditPlanDialog(props: DialogProps) {
  const { plan, onClose } = props;
  const text = useText();
  const change = useChange(props);
  return (
    <FormDialog title={text('dialog.edit_title', { name: plan.name })} submitLabel={text('dialog.edit')} onClose={onClose} onSubmit={(fields) => change(renamingOf(fields, plan), 'updated')}>
      <Field name="name" label={text('form.name')} value={plan.name} isFirst />
      <Field name="description" label={text('form.description')} value={plan.description} lines={3} />
      <Reason />
    </FormDialog>
  );
}

export function RetirePlanDialog(props: DialogProps) {
  const { plan, onClose } = props;
  const text = useText();
  const change = useChange(props);
  const consequences = plan.workspaces > 0 ? text('dialog.retire_text', { workspaces: text('workspaces', { smart_count: plan.workspaces }) }) : text('dialog.retire_none');
  return (
    <FormDialog title={text('dialog.retire_title', { name: plan.name })} text={consequences} submitLabel={text('action.retire')} isDangerous onClose={onClose} onSubmit={({ reason }) => change({ status: 'retired', reason }, 'retired')}>
      <Reason isFirst />
    </FormDialog>
  );
}

export function ActivatePlanDialog(props: DialogProps) {
  const { plan, onClose } = props;
  const text = useText();
  const change = useChange(props);
  return (
    <FormDialog title={text('dialog.activate_title', { name: plan.name })} text={text('dialog.activate_text')} submitLabel={text('action.activate')} onClose={onClose} onSubmit={({ reason }) => change({ status: 'active', reason }, 'activated')}>
      <Reason isFirst />
    </FormDialog>
  );
}
