import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import { toQuery } from '../../app/data-provider.ts';
import { http } from '../../app/services.ts';
import { fieldsOf } from '../../ui/form-fields.ts';
import { FILTER_FIELDS, filterOf, isTime, localTimeOf, type AuditFilter } from './audit-filter.ts';
import { PLATFORM_CHAIN } from './audit-entry.ts';
import { saveFile } from './save-file.ts';

const WIDTHS: Record<(typeof FILTER_FIELDS)[number], number> = { chain: 140, action: 140, actor: 130, target: 130, from: 175, to: 175 };

/** Everything is compared as a whole, so it is asked for when the form is sent and not while somebody types. */
export function AuditFilters() {
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const filter = filterValues as AuditFilter;
  const isFiltered = Object.keys(filter).length > 0;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setFilters(filterOf(fieldsOf(event.currentTarget)));
  }

  return (
    // The key makes the fields begin anew with each filter, wherever it came from.
    <Box key={JSON.stringify(filter)} component="form" role="search" aria-label={translate('console.audit.filter.title')} onSubmit={submit} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      {FILTER_FIELDS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={translate(`console.audit.filter.${name}`)}
          placeholder={translate(`console.audit.filter.${name}_hint`, { _: '' })}
          defaultValue={isTime(name) ? localTimeOf(filter[name]) : (filter[name] ?? '')}
          type={isTime(name) ? 'datetime-local' : 'text'}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: name === 'chain' ? { list: 'audit-chains' } : {} }}
          sx={{ width: { xs: '100%', sm: WIDTHS[name] } }}
        />
      ))}
      <datalist id="audit-chains">
        <option value={PLATFORM_CHAIN} />
      </datalist>
      <Button type="submit" variant="outlined">
        {translate('console.audit.filter.apply')}
      </Button>
      {isFiltered ? <Button onClick={() => setFilters({})}>{translate('console.list.clear_filters')}</Button> : null}
      <DownloadButton filter={filter} />
    </Box>
  );
}

/** The whole log as far as the filter goes, not only the page on the screen. */
function DownloadButton({ filter }: { filter: AuditFilter }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [isWorking, setWorking] = useState(false);

  async function download(): Promise<void> {
    setWorking(true);
    try {
      const response = await http.open(`/admin/v1/audit?${toQuery({ ...filter })}`, { headers: { accept: 'text/csv' } });
      saveFile(await response.blob(), 'audit.csv');
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    } finally {
      setWorking(false);
    }
  }

  return (
    <Button onClick={() => void download()} disabled={isWorking} sx={{ ml: { md: 'auto' } }}>
      {translate(isWorking ? 'console.form.working' : 'console.audit.download')}
    </Button>
  );
}
