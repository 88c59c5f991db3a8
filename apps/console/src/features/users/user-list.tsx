import { Box, Button, Link, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { PLATFORM_ROLES } from '@kp/task-contracts/permissions';
import { lazy, Suspense, useState } from 'react';
import { ListBase, useCanAccess, useCreatePath, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-users.ts';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { NOTHING } from '../../ui/format.ts';
import { ListBody } from '../../ui/list-body.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { RESOURCE, type User } from './user.ts';
import { UserStateChip } from './user-state-chip.tsx';

const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));
const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

interface UserFilter {
  q?: string;
  platformRole?: string;
  status?: string;
  resetRequested?: string;
}

/** All people: what they may do here, and whether they may sign in. */
export default function UserList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.users.name', { smart_count: 2 })} />
      <ListBase<User> resource={RESOURCE} perPage={25} storeKey={false} queryOptions={{ onError: () => undefined }}>
        <Filters />
        <ListBody none={translate('console.users.none')}>
          <UserTable />
        </ListBody>
        <Pager />
      </ListBase>
    </>
  );
}

function Filters() {
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const filter = filterValues as UserFilter;
  const text = (key: string) => translate(`console.users.${key}`);
  const change = (part: UserFilter) => setFilters(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      <SearchBox label={text('filter.search')} value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <FilterChoice label={text('filter.role')} anyLabel={text('filter.any')} value={filter.platformRole ?? ''} options={PLATFORM_ROLES.map((value) => ({ value, label: text(`role.${value}`) }))} onPick={(platformRole) => change({ platformRole })} />
      <FilterChoice label={text('filter.status')} anyLabel={text('filter.any')} value={filter.status ?? ''} options={['active', 'disabled'].map((value) => ({ value, label: text(`filter.may.${value}`) }))} onPick={(status) => change({ status })} />
      <FilterChoice label={text('filter.reset')} anyLabel={text('filter.any')} value={filter.resetRequested ?? ''} options={[{ value: 'true', label: text('filter.reset_wanted') }]} onPick={(resetRequested) => change({ resetRequested })} />
      <InviteButton />
    </Box>
  );
}

function InviteButton() {
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const translate = useTranslate();
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)} sx={{ ml: { md: 'auto' } }}>
        {translate('console.users.invite.action')}
      </Button>
      <Suspense>{isOpen ? <InviteDialog onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

function UserTable() {
  const { data = [] } = useListContext<User>();
  const translate = useTranslate();
  const head = (column: string) => translate(`console.users.column.${column}`);
  return (
    <WideTable label={translate('resources.users.name', { smart_count: 2 })}>
      <TableHead>
        <TableRow>
          <TableCell>{head('name')}</TableCell>
          <TableCell>{head('status')}</TableCell>
          <TableCell>{head('role')}</TableCell>
          <TableCell sx={fromTablet}>{head('workspaces')}</TableCell>
          <TableCell sx={fromTablet} align="right">
            {head('keys')}
          </TableCell>
          <TableCell align="right">{head('last_login')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </TableBody>
    </WideTable>
  );
}

function UserRow({ user }: { user: User }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  return (
    <TableRow hover>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>
        <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: user.id })} color="inherit" underline="hover" sx={{ fontWeight: 600 }}>
          {visibleText(user.name || user.email)}
        </Link>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{visibleText(user.email)}</Box>
      </TableCell>
      <TableCell>
        <UserStateChip user={user} />
      </TableCell>
      <TableCell>{user.platformRole ? translate(`console.users.role.${user.platformRole}`) : NOTHING}</TableCell>
      <TableCell sx={{ ...fromTablet, maxWidth: 240, overflowWrap: 'anywhere' }}>{user.workspaces.map(({ name }) => visibleText(name)).join(', ') || NOTHING}</TableCell>
      <TableCell sx={fromTablet} align="right">
        {user.activeKeyCount}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {user.lastLoginAt ? <RelativeTime at={user.lastLoginAt} /> : NOTHING}
      </TableCell>
    </TableRow>
  );
}
