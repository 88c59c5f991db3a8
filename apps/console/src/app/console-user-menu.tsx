import CheckIcon from '@mui/icons-material/Check';
import { Box, Button, ListItemIcon, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useRef, useState } from 'react';
import { Logout, UserMenuContextProvider, useGetIdentity, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Membership } from './session.ts';
import { useSession } from './use-session.ts';
import { useSwitchWorkspace } from './use-switch-workspace.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Who is signed in and in which workspace, with the way to another one and the way out. Unlike the stock menu it opens within the page's header, and its name contains the visible one. */
export function ConsoleUserMenu() {
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { identity } = useGetIdentity();
  const translate = useTranslate();
  const { workspace, workspaces } = useSession();
  const { switchTo } = useSwitchWorkspace();
  const name = visibleText(identity?.fullName ?? '');
  const close = () => setOpen(false);

  function pick(wanted: Membership): void {
    close();
    if (wanted.id !== workspace?.id) void switchTo(wanted);
  }

  return (
    <Box ref={box}>
      <Button
        variant="text"
        color="inherit"
        size="small"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={translate('console.user.menu', { name })}
        onClick={() => setOpen(true)}
        sx={{ minWidth: 0, maxWidth: { xs: 84, sm: 200 }, display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {name}
      </Button>
      <UserMenuContextProvider value={{ onClose: close }}>
        <Menu anchorEl={() => box.current} open={isOpen} onClose={close} container={() => box.current} disableScrollLock>
          {workspaces.length > 1 ? <ListSubheader role="presentation" sx={{ lineHeight: 2.2 }}>{translate('console.user.workspaces')}</ListSubheader> : null}
          {workspaces.length > 1
            ? workspaces.map((each) => (
                <MenuItem key={each.id} role="menuitemradio" aria-checked={each.id === workspace?.id} onClick={() => pick(each)} sx={{ maxWidth: 280, overflow: 'hidden' }}>
                  <ListItemIcon>{each.id === workspace?.id ? <CheckIcon fontSize="small" /> : null}</ListItemIcon>
                  {visibleText(each.name)}
                </MenuItem>
              ))
            : null}
          <MenuItem component={Link} to="/account" onClick={close}>
            {translate('console.user.account')}
          </MenuItem>
          <Logout />
        </Menu>
      </UserMenuContextProvider>
    </Box>
  );
}
