import { Box, Button, Menu } from '@mui/material';
import { useState } from 'react';
import { Logout, UserMenuContextProvider, useGetIdentity, useTranslate } from 'react-admin';

/** Who is signed in, with the way out. Unlike the stock menu it opens within the page's header, and its name contains the visible one. */
export function ConsoleUserMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { identity } = useGetIdentity();
  const translate = useTranslate();
  const name = identity?.fullName ?? '';

  return (
    <Box>
      <Button
        variant="text"
        color="inherit"
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={translate('console.user.menu', { name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0, maxWidth: { xs: 84, sm: 200 }, display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {name}
      </Button>
      <UserMenuContextProvider value={{ onClose: () => setAnchor(null) }}>
        <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} container={() => anchor?.parentElement ?? null} disableScrollLock>
          <Logout />
        </Menu>
      </UserMenuContextProvider>
    </Box>
  );
}
