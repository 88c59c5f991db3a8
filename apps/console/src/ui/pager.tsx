import { Box, Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

/** Newer and older. The list has no total and no last page: it is read by cursor. */
export function Pager() {
  const { page, setPage, hasNextPage = false, error } = useListContext();
  const translate = useTranslate();
  if (error || (page === 1 && !hasNextPage)) return null;
  return (
    <Box component="nav" aria-label={translate('console.pager.pages')} sx={{ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 1.5, mt: 2 }}>
      <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
        ← {translate('console.pager.newer')}
      </Button>
      <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {translate('console.pager.page', { page })}
      </Box>
      <Button size="small" disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {translate('console.pager.older')} →
      </Button>
    </Box>
  );
}
