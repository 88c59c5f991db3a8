import { LinearProgress, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { CanAccess, useTranslate } from 'react-admin';
import type { Model } from '../../app/models/model.ts';
import { useModels } from '../../app/models/use-models.ts';
import '../../app/i18n/english-models.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { OperationRow } from './operation-row.tsx';

const COLUMNS = ['model', 'type', 'status', 'prompt', 'length', 'picture', 'offers', 'price'] as const;

/** What each model offers, as the platform checks it. Read only: the table comes with the release. */
export default function ModelsPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.menu.models')} />
      <CanAccess resource="models" action="list" accessDenied={<ProblemView error={{ status: 403 }} />}>
        <Models />
      </CanAccess>
    </>
  );
}

function Models() {
  const translate = useTranslate();
  const { data, error, refetch } = useModels();
  if (data) return <ModelTable models={data} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function ModelTable({ models }: { models: Model[] }) {
  const translate = useTranslate();
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {translate('console.models.hint')}
      </Typography>
      <TableContainer tabIndex={0} aria-label={translate('console.menu.models')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableCell key={column} align={column === 'prompt' ? 'right' : 'left'}>{translate(`console.models.column.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{models.map((model) => model.operations.map((operation, index) => <OperationRow key={`${model.id} ${operation.type}`} model={model} operation={operation} isFirst={index === 0} />))}</TableBody>
        </Table>
      </TableContainer>
    </>
  );
}
